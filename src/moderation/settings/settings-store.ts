import { Types, type Connection } from 'mongoose';
import { isDuplicateKey } from '../../platform/database/database-errors.js';
import { outOfDate } from '../../platform/database/out-of-date.js';
import { settingsModel, toSettingsChange, toSettingsVersion, type StoredSettings } from './settings-model.js';
import type { SettingsChange, SettingsVersion } from './settings-version.js';

interface NewSettings extends SettingsVersion {
  readonly changedAt: Date;
}

interface ChangesPage {
  /** Versions below it follow; null for the first page. */
  readonly before: number | null;
  readonly limit: number;
}

export interface SettingsStore {
  /** The newest version past this one; null when there is none, which costs one look into the index. */
  findNewerThan(version: number): Promise<SettingsVersion | null>;
  find(version: number): Promise<SettingsVersion | null>;
  /** Has the surrounding transaction start over when this version is there already. */
  insert(made: NewSettings): Promise<void>;
  /** Newest first. */
  list(page: ChangesPage): Promise<readonly SettingsChange[]>;
}

export function createSettingsStore(connection: Connection): SettingsStore {
  const model = settingsModel(connection);
  return {
    async findNewerThan(version) {
      const newer = model.findOne({ _id: { $gt: version } }).sort({ _id: -1 });
      const stored = await newer.lean<StoredSettings | null>();
      return stored && toSettingsVersion(stored);
    },
    async find(version) {
      const stored = await model.findOne({ _id: version }).lean<StoredSettings | null>();
      return stored && toSettingsVersion(stored);
    },
    async insert({ version: _id, changedBy, overrides, estimates, ...made }) {
      try {
        await model.create({
          _id,
          changedBy: changedBy === null ? null : new Types.ObjectId(changedBy),
          overrides: JSON.stringify(overrides),
          estimates: estimates && JSON.stringify(estimates),
          ...made,
        });
      } catch (error) {
        throw isDuplicateKey(error) ? outOfDate('This version of the settings') : error;
      }
    },
    async list({ before, limit }) {
      const found = await model
        .find({ _id: before === null ? { $gt: 0 } : { $gt: 0, $lt: before } }, { overrides: 0, estimates: 0 })
        .sort({ _id: -1 })
        .limit(limit)
        .lean<StoredSettings[]>();
      return found.map(toSettingsChange);
    },
  };
}
