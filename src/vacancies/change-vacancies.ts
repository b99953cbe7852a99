import type { z } from 'zod';
import type { AuditAct, AuditLog } from '../audit/index.js';
import type { Clock } from '../platform/clock.js';
import type { AfterCommit, Transact } from '../platform/database/transactions.js';
import { AppError } from '../platform/errors.js';
import type { Vacancy } from './vacancy.js';
import type { createVacancyBody } from './vacancy-schemas.js';
import type { VacancyChanges, VacancyStore } from './vacancy-store.js';

export interface ChangeVacanciesDeps {
  readonly vacancyStore: Pick<VacancyStore, 'insert' | 'change'>;
  readonly auditLog: AuditLog;
  readonly clock: Clock;
  readonly transact: Transact;
  readonly afterCommit: AfterCommit;
  /** Forgets the finished lists. */
  readonly dropVacancies: () => void;
}

export async function createVacancy(
  deps: ChangeVacanciesDeps,
  editorId: string,
  vacancy: z.output<typeof createVacancyBody>,
): Promise<Vacancy> {
  return deps.transact(async () => {
    const created = await deps.vacancyStore.insert({ ...vacancy, createdAt: deps.clock.now() });
    await noteChange(deps, editorId, { act: 'vacancy.created', id: created.id });
    return created;
  });
}

/** Changes the fields that are given. Throws `not_found`. */
export async function changeVacancy(
  deps: ChangeVacanciesDeps,
  editorId: string,
  { id, changes }: { readonly id: string; readonly changes: VacancyChanges },
): Promise<Vacancy> {
  return changeAs(deps, editorId, { id, changes, act: 'vacancy.changed' });
}

/** Takes a vacancy out of every list. Throws `not_found`. */
export async function closeVacancy(deps: ChangeVacanciesDeps, editorId: string, id: string): Promise<void> {
  await changeAs(deps, editorId, { id, changes: { closesAt: deps.clock.now() }, act: 'vacancy.closed' });
}

interface Change {
  readonly id: string;
  readonly changes: VacancyChanges;
  readonly act: AuditAct;
}

function changeAs(deps: ChangeVacanciesDeps, editorId: string, { id, changes, act }: Change): Promise<Vacancy> {
  return deps.transact(async () => {
    const changed = await deps.vacancyStore.change(id, changes);
    if (changed === null) throw new AppError('not_found');
    await noteChange(deps, editorId, { act, id });
    return changed;
  });
}

async function noteChange(
  { auditLog, afterCommit, dropVacancies }: ChangeVacanciesDeps,
  editorId: string,
  { act, id }: Pick<Change, 'act' | 'id'>,
): Promise<void> {
  const actor = { type: 'account', id: editorId } as const;
  await auditLog.record({ actor, act, subject: { type: 'vacancy', id }, details: {} });
  await afterCommit(dropVacancies);
}
