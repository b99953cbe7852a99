import type { Connection } from 'mongoose';
import { SECOND_MS } from '../clock.js';

const PING_WITHIN_MS = 2 * SECOND_MS;

/** Asks the database for a sign of life. Rejects when none comes within two seconds. */
export async function pingDatabase(connection: Connection): Promise<void> {
  await connection.getClient().db(connection.name).command({ ping: 1 }, { timeoutMS: PING_WITHIN_MS });
}
