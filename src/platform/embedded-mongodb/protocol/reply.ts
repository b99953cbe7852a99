import { encode, type Document } from './bson.js';

const OP_REPLY = 1;
const OP_MSG = 2013;
const AWAIT_CAPABLE = 8;

/** A page of documents, each as the bytes that are stored or computed; written into the answer unread. */
interface Batch {
  readonly name: 'firstBatch' | 'nextBatch';
  readonly documents: readonly Uint8Array[];
  /** Zero when there is nothing more. */
  readonly cursorId: bigint;
  readonly namespace: string;
}

/** What a command answers: fields, and for those that return a cursor its batch. */
export interface Reply {
  readonly fields: Document;
  readonly batch?: Batch;
}

/** Writes the answer to one request as a whole message. */
export function encodeReply(reply: Reply, request: { readonly id: number; readonly legacy: boolean }): Buffer {
  const body = encodeBody(reply);
  const prefix = Buffer.alloc(request.legacy ? 36 : 21);
  prefix.writeInt32LE(prefix.length + body.length, 0);
  prefix.writeInt32LE(request.id, 8);
  prefix.writeInt32LE(request.legacy ? OP_REPLY : OP_MSG, 12);
  if (request.legacy) {
    prefix.writeInt32LE(AWAIT_CAPABLE, 16);
    prefix.writeInt32LE(1, 32);
  }
  return Buffer.concat([prefix, body]);
}

function encodeBody({ fields, batch }: Reply): Uint8Array {
  const rest = encode(fields);
  if (batch === undefined) return rest;
  const cursor = document([
    element(0x04, batch.name),
    ...arrayOf(batch.documents),
    element(0x12, 'id'),
    int64(batch.cursorId),
    ...elementsOf(encode({ ns: batch.namespace })),
  ]);
  return Buffer.concat(document([element(0x03, 'cursor'), ...cursor, ...elementsOf(rest)]));
}

function arrayOf(documents: readonly Uint8Array[]): Uint8Array[] {
  return document(documents.flatMap((bytes, index) => [element(0x03, String(index)), bytes]));
}

/** Puts length and end around the elements of a document or array. */
function document(elements: readonly Uint8Array[]): Uint8Array[] {
  const length = Buffer.alloc(4);
  length.writeInt32LE(elements.reduce((sum, bytes) => sum + bytes.length, 5));
  return [length, ...elements, Buffer.alloc(1)];
}

function elementsOf(bytes: Uint8Array): Uint8Array[] {
  return [bytes.subarray(4, -1)];
}

function element(type: number, name: string): Uint8Array {
  return Buffer.from(`${String.fromCharCode(type)}${name}\0`, 'latin1');
}

function int64(value: bigint): Uint8Array {
  const bytes = Buffer.alloc(8);
  bytes.writeBigInt64LE(value);
  return bytes;
}
