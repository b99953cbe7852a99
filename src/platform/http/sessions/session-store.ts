import { createHash } from 'node:crypto';
import MongoStore from 'connect-mongo';
import type { Store } from 'express-session';
import type { Connection } from 'mongoose';
import { HOUR_MS, SECOND_MS } from '../../clock.js';
import { sessionModel } from './session-model.js';

/** How often a session in use has its end put off and its last use noted, at most. */
const TOUCH_EVERY_MS = HOUR_MS;

/**
 * Sessions in the service's own database. Only the hash of a session's id is stored, so that whoever reads the
 * collection cannot take a session over.
 */
export function createSessionStore(connection: Connection): Store {
  return MongoStore.create({
    client: connection.getClient(),
    dbName: connection.name,
    collectionName: sessionModel(connection).collection.collectionName,
    autoRemove: 'disabled', // the model declares the index that does it
    touchAfter: TOUCH_EVERY_MS / SECOND_MS,
    stringify: false,
    transformId: (id) => createHash('sha256').update(id).digest('base64url'),
  });
}
