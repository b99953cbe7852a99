import { describe, expect, it } from '@jest/globals';
import { deserialize, Long, serialize } from 'bson';
import { encodeReply } from '../../../../src/platform/embedded-mongodb/protocol/reply.js';

describe('an answer', () => {
  it('holds the documents of a batch as they are', () => {
    const documents = [{ _id: 1, a: 'x' }, { _id: 2 }].map((document) => serialize(document));
    const batch = { name: 'firstBatch', documents, cursorId: 2n ** 40n, namespace: 'news.comments' } as const;
    const bytes = encodeReply({ fields: { ok: 1 }, batch }, { id: 9, legacy: false });
    expect(bytes.readInt32LE(0)).toBe(bytes.length);
    expect(bytes.readInt32LE(8)).toBe(9);
    expect(deserialize(bytes.subarray(21), { promoteLongs: false })).toEqual({
      cursor: { firstBatch: [{ _id: 1, a: 'x' }, { _id: 2 }], id: Long.fromBigInt(2n ** 40n), ns: 'news.comments' },
      ok: 1,
    });
  });

  it('to an old greeting is an OP_REPLY of one document', () => {
    const bytes = encodeReply({ fields: { ok: 1 } }, { id: 3, legacy: true });
    expect(bytes.readInt32LE(12)).toBe(1);
    expect(bytes.readInt32LE(32)).toBe(1);
    expect(deserialize(bytes.subarray(36))).toEqual({ ok: 1 });
  });
});
