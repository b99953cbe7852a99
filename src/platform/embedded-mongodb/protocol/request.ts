import { MongoError } from '../errors.js';
import { decode, type Document } from './bson.js';
import { crc32c } from './crc32c.js';

const OP_QUERY = 2004;
const OP_MSG = 2013;
const CHECKSUM_PRESENT = 1;
const MORE_TO_COME = 2;
/** Of a message's flags, the lower sixteen must be understood; the upper ones may be ignored. */
const REQUIRED_FLAGS = 0xffff;

/** One command as it came in. `legacy` is the opening OP_QUERY of older drivers, which wants an OP_REPLY. */
export interface Request {
  readonly id: number;
  readonly legacy: boolean;
  /** The client doesn't wait for an answer, and none may be sent. */
  readonly silent: boolean;
  /** The command, its document sequences already in place as arrays. */
  readonly body: Document;
}

/**
 * Reads one whole message.
 * @throws MongoError `ProtocolError` for anything malformed: the connection can't be trusted after that.
 */
export function parseRequest(message: Buffer): Request {
  const id = message.readInt32LE(4);
  const opcode = message.readInt32LE(12);
  try {
    if (opcode === OP_MSG) return parseMessage(id, message);
    if (opcode === OP_QUERY) return parseQuery(id, message);
  } catch (cause) {
    if (cause instanceof RangeError) throw new MongoError('ProtocolError', 'A message ends too early.');
    throw cause;
  }
  throw new MongoError('ProtocolError', `Messages with opcode ${opcode} are not understood.`);
}

function parseMessage(id: number, message: Buffer): Request {
  const flags = message.readUInt32LE(16);
  if ((flags & REQUIRED_FLAGS & ~(CHECKSUM_PRESENT | MORE_TO_COME)) !== 0) {
    throw new MongoError('ProtocolError', `A message has unknown flags: ${flags}.`);
  }
  const end = flags & CHECKSUM_PRESENT ? checkedEnd(message) : message.length;
  const body = readSections(message.subarray(20, end));
  return { id, legacy: false, silent: (flags & MORE_TO_COME) !== 0, body };
}

function checkedEnd(message: Buffer): number {
  const end = message.length - 4;
  if (message.readUInt32LE(end) !== crc32c(message.subarray(0, end))) {
    throw new MongoError('ProtocolError', 'The checksum of a message is wrong.');
  }
  return end;
}

function readSections(sections: Buffer): Document {
  let body: Document | undefined;
  const sequences: Document = {};
  for (let at = 0; at < sections.length;) {
    const kind = sections.readUInt8(at);
    const length = sections.readInt32LE(at + 1);
    const section = slice(sections, at + 1, length);
    if (kind === 0 && body === undefined) body = decode(section);
    else if (kind === 1) readSequence(section, sequences);
    else throw new MongoError('ProtocolError', `A message has an unexpected section of kind ${kind}.`);
    at += 1 + length;
  }
  if (body === undefined) throw new MongoError('ProtocolError', 'A message has no body.');
  return withSequences(body, sequences);
}

function withSequences(body: Document, sequences: Document): Document {
  for (const name of Object.keys(sequences)) {
    if (Object.hasOwn(body, name))
      throw new MongoError('ProtocolError', `'${name}' is both in the body and a sequence.`);
  }
  return Object.assign(body, sequences);
}

function readSequence(section: Buffer, into: Document): void {
  const nameEnd = section.indexOf(0, 4);
  if (nameEnd < 0) throw new MongoError('ProtocolError', 'A document sequence has no name.');
  const name = section.toString('utf8', 4, nameEnd);
  if (Object.hasOwn(into, name))
    throw new MongoError('ProtocolError', `The document sequence '${name}' is there twice.`);
  const documents: Document[] = [];
  for (let at = nameEnd + 1; at < section.length;) {
    const length = section.readInt32LE(at);
    documents.push(decode(slice(section, at, length)));
    at += length;
  }
  into[name] = documents;
}

function slice(bytes: Buffer, from: number, length: number): Buffer {
  if (length < 5 || from + length > bytes.length) {
    throw new MongoError('ProtocolError', `A part of ${length} bytes doesn't fit into its message.`);
  }
  return bytes.subarray(from, from + length);
}

/** Only commands travel by OP_QUERY, and of those only the opening one: the dispatcher refuses the others. */
function parseQuery(id: number, message: Buffer): Request {
  const nameEnd = message.indexOf(0, 20);
  if (nameEnd < 0 || !message.toString('utf8', 20, nameEnd).endsWith('.$cmd')) {
    throw new MongoError('ProtocolError', 'OP_QUERY is understood for commands only.');
  }
  const at = nameEnd + 9;
  const query = decode(slice(message, at, message.readInt32LE(at)));
  return { id, legacy: true, silent: false, body: { ...query, $db: 'admin' } };
}
