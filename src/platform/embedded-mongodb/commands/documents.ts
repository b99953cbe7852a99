import { ObjectId } from 'bson';
import type { NewDocument } from '../engine/index.js';
import { MongoError } from '../errors.js';
import { encode, type Document } from '../protocol/bson.js';
import { isRegex } from '../query/regex.js';
import { bsonType, isPlainObject } from '../query/values.js';

/** 16 MB, as in MongoDB. */
const MAX_DOCUMENT_BYTES = 16 * 1024 * 1024;

/** MongoDB's limit of nested documents and arrays. */
const MAX_DEPTH = 180;

/** A document as a client sends it for insertion: `_id` made up if missing, and first. */
export function newDocument(given: Document): NewDocument {
  const { _id: id, ...rest } = given;
  const dollar = Object.keys(given).find((name) => name.startsWith('$'));
  if (dollar !== undefined) {
    throw new MongoError('BadValue', `Document can't have $ prefixed field names: ${dollar}`);
  }
  return storable({ _id: id === undefined ? new ObjectId() : (id as unknown), ...rest });
}

/**
 * A document ready for storing, encoded.
 * @throws MongoError where its `_id` can't be one, it is too large or too deep, or holds types that aren't supported.
 */
export function storable(document: Document): NewDocument {
  checkId(document._id);
  assertStorable(document, 0);
  const raw = encode(document);
  if (raw.length > MAX_DOCUMENT_BYTES) {
    const size = `Size: ${raw.length}, maximum: ${MAX_DOCUMENT_BYTES}`;
    throw new MongoError('BSONObjectTooLarge', `BSONObj size is too large. ${size}`);
  }
  return { raw, document };
}

function checkId(id: unknown): void {
  if (Array.isArray(id)) throw new MongoError('InvalidIdField', "The '_id' value cannot be of type array");
  if (isRegex(id)) throw new MongoError('InvalidIdField', "The '_id' value cannot be of type regex");
  if (id === undefined) throw new MongoError('InvalidIdField', "The '_id' value cannot be of type undefined");
  const dollar = isPlainObject(id) ? Object.keys(id).find((name) => name.startsWith('$')) : undefined;
  if (dollar !== undefined) {
    throw new MongoError('DollarPrefixedFieldName', `_id fields may not contain '$'-prefixed fields: ${dollar}`);
  }
}

function assertStorable(value: unknown, depth: number): void {
  if (typeof value !== 'object' || value === null) return;
  if (depth > MAX_DEPTH) throw new MongoError('Overflow', `BSON is nested deeper than ${MAX_DEPTH} levels.`);
  if (Array.isArray(value)) {
    for (const element of value) assertStorable(element, depth + 1);
  } else if (isPlainObject(value)) {
    for (const name of Object.keys(value)) assertStorable(value[name], depth + 1);
  } else if (bsonType(value) === 'Decimal128') {
    throw new MongoError('NotImplemented', 'Decimal128 is not supported by this server.');
  }
}
