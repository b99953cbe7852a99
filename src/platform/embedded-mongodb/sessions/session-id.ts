import { Binary } from 'bson';
import { MongoError } from '../errors.js';
import type { Document } from '../protocol/bson.js';

/**
 * A session's id, `{ id: UUID }`, as hexadecimal digits.
 * @throws MongoError `InvalidOptions` where it is none.
 */
export function sessionId(lsid: Document): string {
  const id: unknown = lsid.id;
  if (id instanceof Binary && id.sub_type === Binary.SUBTYPE_UUID && id.position === 16) {
    return Buffer.from(id.value()).toString('hex');
  }
  throw new MongoError('InvalidOptions', "A session's id must be a document with a UUID named 'id'.");
}
