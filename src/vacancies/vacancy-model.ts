import { Schema, type Connection, type Model, type Types } from 'mongoose';
import { DAY_MS, SECOND_MS } from '../platform/clock.js';
import { KEPT_DAYS, type Vacancy } from './vacancy.js';

/** A vacancy as it lies in the database. */
export interface StoredVacancy extends Omit<Vacancy, 'id'> {
  readonly _id: Types.ObjectId;
}

const schema = new Schema<StoredVacancy>(
  {
    title: { type: String, required: true },
    employer: { type: String, required: true },
    place: { type: String, required: true },
    salary: { type: String, default: '' },
    closesAt: { type: Date, required: true },
    url: { type: String, required: true },
    topics: { type: [String], required: true },
    createdAt: { type: Date, required: true },
  },
  { collection: 'vacancies', versionKey: false },
);

schema.index({ createdAt: -1, _id: -1 });
schema.index({ topics: 1, createdAt: -1, _id: -1 });
// Lists pass over those that are closed, of which there are so never more than of these days.
schema.index({ closesAt: 1 }, { expireAfterSeconds: (KEPT_DAYS * DAY_MS) / SECOND_MS });

export const vacancyModel = (connection: Connection): Model<StoredVacancy> =>
  (connection.models.Vacancy as Model<StoredVacancy> | undefined) ?? connection.model<StoredVacancy>('Vacancy', schema);
