import { deserialize, serialize, type Document } from 'bson';
import { MongoError } from '../errors.js';

export type { Document } from 'bson';

/**
 * Documents are decoded with every value in its BSON type (`Int32`, `Double`, `Long`, `BSONRegExp`, ...), so that
 * what is written again is what was read: an int64 stays one, and a double 1.0 doesn't become an integer.
 */
const TYPED = { promoteValues: false, promoteLongs: false, promoteBuffers: false, bsonRegExp: true } as const;

/**
 * Decodes one document.
 * @throws MongoError `ProtocolError` where the bytes are no BSON document.
 */
export function decode(bytes: Uint8Array): Document {
  try {
    return deserialize(bytes, TYPED);
  } catch (cause) {
    throw new MongoError('ProtocolError', `Malformed BSON: ${cause instanceof Error ? cause.message : 'unreadable'}`);
  }
}

/** Encodes one document. A plain integer number becomes an int32 where it fits, else a double. */
export function encode(document: Document): Uint8Array {
  return serialize(document, { ignoreUndefined: true });
}
