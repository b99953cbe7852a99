import { Schema, Types, type Connection, type Model } from 'mongoose';
import type { Overrides } from './settings-tree.js';
import type { Estimates, SettingsChange, SettingsVersion } from './settings-version.js';

/** A version of the settings as it lies in the database. */
export interface StoredSettings extends Omit<SettingsChange, 'version' | 'changedBy' | 'changedAt'> {
  /** The version: of two changes to one version at once, the second finds its id taken. */
  readonly _id: number;
  readonly changedBy: Types.ObjectId | null;
  readonly changedAt: Date;
  /** As JSON: nobody searches in them, and a publisher's list may hold names such as `$ne` or `a.b`. */
  readonly overrides: string;
  /** As JSON, as well. */
  readonly estimates: string | null;
}

const schema = new Schema<StoredSettings>(
  {
    _id: { type: Number, required: true },
    changedBy: { type: Schema.Types.ObjectId, default: null },
    changedAt: { type: Date, required: true },
    paths: { type: [String], required: true },
    overrides: { type: String, required: true },
    estimates: { type: String, default: null },
  },
  { collection: 'moderationSettings', versionKey: false },
);

export const settingsModel = (connection: Connection): Model<StoredSettings> =>
  (connection.models.ModerationSettings as Model<StoredSettings> | undefined) ??
  connection.model<StoredSettings>('ModerationSettings', schema);

export function toSettingsVersion({ overrides, estimates, ...stored }: StoredSettings): SettingsVersion {
  return {
    ...toSettingsChange(stored),
    overrides: JSON.parse(overrides) as Overrides,
    estimates: toEstimates(estimates),
  };
}

/** A version of before there were any has none. */
function toEstimates(stored: string | null | undefined): Estimates | null {
  if (stored == null) return null;
  const { at, ...estimates } = JSON.parse(stored) as Omit<Estimates, 'at'> & { readonly at: string };
  return { ...estimates, at: new Date(at) };
}

export function toSettingsChange(stored: Omit<StoredSettings, 'overrides' | 'estimates'>): SettingsChange {
  const { _id: version, changedBy, changedAt, paths } = stored;
  return { version, changedBy: changedBy?.toHexString() ?? null, changedAt, paths };
}
