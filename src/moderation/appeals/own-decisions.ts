import { z } from 'zod';
import type { FlagStore } from '../../flags/index.js';
import { idSchema } from '../../platform/database/ids.js';
import { decodeCursor, toPage, type Page } from '../../platform/http/pagination.js';
import type { DecisionStore } from '../decisions/decision-store.js';
import type { AppealSide } from './appeal.js';
import type { AppealStore } from './appeal-store.js';

export interface OwnDecisionsDeps {
  readonly decisionStore: Pick<DecisionStore, 'listOfAuthor'>;
  readonly flagStore: Pick<FlagStore, 'listDismissedBy'>;
  readonly appealStore: Pick<AppealStore, 'listUpheldBy'>;
}

/** A decision that concerns an account, and how. */
export interface OwnDecision {
  readonly decisionId: string;
  readonly as: AppealSide;
  /** The reporter's, if it is still dismissed. */
  readonly flagId: string | null;
  /** Its place in the list: by time, then by this id. */
  readonly at: Date;
  readonly id: string;
}

const cursorSchema = z.strictObject({ at: z.iso.datetime(), id: idSchema });

interface PageWish {
  readonly limit: number;
  readonly cursor?: string | undefined;
}

/**
 * One page of the decisions that concern an account, newest first: on its own comments, and those that dismissed its
 * flags or had until its appeal was upheld. Merged from three lists, each by its own index. Throws `invalid_cursor`.
 */
export async function listOwnDecisions(
  deps: OwnDecisionsDeps,
  accountId: string,
  { limit, cursor }: PageWish,
): Promise<Page<OwnDecision>> {
  const keyset = decodeCursor(cursorSchema, cursor);
  const page = { after: keyset && { at: new Date(keyset.at), id: keyset.id }, limit: limit + 1 };
  const [decisions, flags, appeals] = await Promise.all([
    deps.decisionStore.listOfAuthor(accountId, page),
    deps.flagStore.listDismissedBy(accountId, page),
    deps.appealStore.listUpheldBy(accountId, page),
  ]);
  const merged = [
    ...decisions.map(({ id, decidedAt }) => entry({ decisionId: id, as: 'author', at: decidedAt, id })),
    ...flags.map(({ id, decisionId, settledAt }) =>
      entry({ decisionId: decisionId ?? '', as: 'reporter', flagId: id, at: settledAt ?? new Date(0), id }),
    ),
    ...appeals.map(({ id, decisionId, decisionAt }) => entry({ decisionId, as: 'reporter', at: decisionAt, id })),
  ].sort(newestFirst);
  return toPage(merged.slice(0, limit + 1), limit, ({ at, id }) => ({ at, id }));
}

function entry(fields: Omit<OwnDecision, 'flagId'> & Partial<Pick<OwnDecision, 'flagId'>>): OwnDecision {
  return { flagId: null, ...fields };
}

function newestFirst(a: OwnDecision, b: OwnDecision): number {
  return b.at.getTime() - a.at.getTime() || (b.id < a.id ? -1 : 1);
}
