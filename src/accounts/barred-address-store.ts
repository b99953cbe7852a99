import { createHmac } from 'node:crypto';
import type { Connection } from 'mongoose';
import { barredAddressModel } from './barred-address-model.js';

/** Addresses of accounts that were erased while they were banned or suspended. All are normalised. */
export interface BarredAddressStore {
  /** Until then nobody opens an account with it; a later end counts, an earlier one changes nothing. */
  bar(email: string, until: Date): Promise<void>;
  isBarred(email: string, now: Date): Promise<boolean>;
}

/** With another `secret`, those that were barred before are not known any more. */
export function createBarredAddressStore(connection: Connection, secret: string): BarredAddressStore {
  const model = barredAddressModel(connection);
  const keyOf = (email: string) => createHmac('sha256', secret).update(`barred address ${email}`).digest('base64url');
  return {
    async bar(email, until) {
      await model.updateOne({ _id: keyOf(email) }, { $max: { until } }, { upsert: true });
    },
    async isBarred(email, now) {
      return (await model.exists({ _id: keyOf(email), until: { $gt: now } })) !== null;
    },
  };
}
