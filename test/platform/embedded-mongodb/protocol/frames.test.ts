import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { FrameReader, MAX_MESSAGE_BYTES } from '../../../../src/platform/embedded-mongodb/protocol/frames.js';

function message(bytes: number, fill: number): Buffer {
  const made = Buffer.alloc(bytes, fill);
  made.writeInt32LE(bytes, 0);
  return made;
}

describe('messages of a connection', () => {
  it('are the same however the bytes arrive', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 16, max: 60 }), { minLength: 1, maxLength: 6 }),
        fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1 }),
        (sizes, cuts) => {
          const messages = sizes.map((size, at) => message(size, at));
          const reader = new FrameReader();
          const found = piecesOf(Buffer.concat(messages), cuts).flatMap((piece) => reader.push(piece));
          expect(found.map((bytes) => bytes.toString('hex'))).toEqual(messages.map((bytes) => bytes.toString('hex')));
        },
      ),
    );
  });

  it.each([-1, 0, 15, MAX_MESSAGE_BYTES + 1])('of %i bytes are impossible', (length) => {
    const header = Buffer.alloc(16);
    header.writeInt32LE(length, 0);
    expect(() => new FrameReader().push(header)).toThrow(/is not possible/);
  });
});

function piecesOf(bytes: Buffer, cuts: readonly number[]): Buffer[] {
  const pieces: Buffer[] = [];
  let from = 0;
  for (let at = 0; from < bytes.length; at += 1) {
    const to = from + (cuts[at % cuts.length] ?? 1);
    pieces.push(bytes.subarray(from, to));
    from = to;
  }
  return pieces;
}
