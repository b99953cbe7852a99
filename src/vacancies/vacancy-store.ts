import { Types, type Connection, type QueryFilter } from 'mongoose';
import { isId } from '../platform/database/ids.js';
import type { Vacancy } from './vacancy.js';
import { vacancyModel, type StoredVacancy } from './vacancy-model.js';

type NewVacancy = Omit<Vacancy, 'id'>;
export type VacancyChanges = Partial<Omit<NewVacancy, 'createdAt'>>;

interface VacancyFilter {
  /** Those that are closed by then are left out. */
  readonly now: Date;
  readonly topic?: string | undefined;
}

interface VacancyPage {
  /** The last one of the page before. */
  readonly after: Pick<Vacancy, 'createdAt' | 'id'> | null;
  readonly limit: number;
}

export interface VacancyStore {
  insert(vacancy: NewVacancy): Promise<Vacancy>;
  /** The vacancy as it is after the change; null when there is none, or when `id` cannot be one. */
  change(id: string, changes: VacancyChanges): Promise<Vacancy | null>;
  /** Open ones, the newest first. */
  list(filter: VacancyFilter, page: VacancyPage): Promise<readonly Vacancy[]>;
}

export function createVacancyStore(connection: Connection): VacancyStore {
  const model = vacancyModel(connection);
  return {
    async insert(vacancy) {
      const _id = new Types.ObjectId();
      await model.create({ _id, ...vacancy });
      return toVacancy({ _id, ...vacancy });
    },
    async change(id, changes) {
      if (!isId(id)) return null;
      const _id = new Types.ObjectId(id);
      const stored =
        Object.keys(changes).length === 0
          ? await model.findOne({ _id }).lean<StoredVacancy | null>()
          : await model
              .findOneAndUpdate({ _id }, { $set: changes }, { returnDocument: 'after' })
              .lean<StoredVacancy | null>();
      return stored && toVacancy(stored);
    },
    async list({ now, topic }, { after, limit }) {
      const found = await model
        .find({ ...(topic === undefined ? {} : { topics: topic }), closesAt: { $gt: now }, ...createdBefore(after) })
        .sort({ createdAt: -1, _id: -1 })
        .limit(limit)
        .lean<StoredVacancy[]>();
      return found.map(toVacancy);
    },
  };
}

/** The bound is said twice, so that every engine starts its index scan there. */
function createdBefore(after: VacancyPage['after']): QueryFilter<StoredVacancy> {
  if (after === null) return {};
  const { createdAt, id } = after;
  return {
    createdAt: { $lte: createdAt },
    $or: [{ createdAt: { $lt: createdAt } }, { createdAt, _id: { $lt: new Types.ObjectId(id) } }],
  };
}

function toVacancy({ _id, ...vacancy }: StoredVacancy): Vacancy {
  return { id: _id.toHexString(), ...vacancy };
}
