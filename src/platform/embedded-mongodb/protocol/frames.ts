import { MongoError } from '../errors.js';

/** The largest message, in bytes, as `hello` announces it. */
export const MAX_MESSAGE_BYTES = 48_000_000;

const HEADER_BYTES = 16;

/** Cuts the bytes of one connection into whole messages. Holds at most one unfinished message. */
export class FrameReader {
  private chunks: Buffer[] = [];
  private held = 0;
  private wanted = 4;

  /**
   * Adds received bytes and returns the messages they complete, headers included.
   * @throws MongoError `ProtocolError` for a length no message can have; the connection can't go on after that.
   */
  push(chunk: Buffer): Buffer[] {
    this.chunks.push(chunk);
    this.held += chunk.length;
    const messages: Buffer[] = [];
    while (this.held >= this.wanted) {
      const bytes = this.joined();
      const length = messageLength(bytes);
      this.wanted = length;
      if (bytes.length < length) break;
      messages.push(bytes.subarray(0, length));
      this.keep(bytes.subarray(length));
    }
    return messages;
  }

  private joined(): Buffer {
    const [first] = this.chunks;
    const bytes = first !== undefined && this.chunks.length === 1 ? first : Buffer.concat(this.chunks, this.held);
    this.chunks = [bytes];
    return bytes;
  }

  private keep(rest: Buffer): void {
    this.chunks = rest.length > 0 ? [rest] : [];
    this.held = rest.length;
    this.wanted = 4;
  }
}

function messageLength(bytes: Buffer): number {
  const length = bytes.readInt32LE(0);
  if (length < HEADER_BYTES || length > MAX_MESSAGE_BYTES) {
    throw new MongoError('ProtocolError', `A message of ${length} bytes is not possible.`);
  }
  return length;
}
