import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { serialize } from 'bson';
import fc from 'fast-check';
import { openProofDatabase, type ProofDatabase, type Thing } from '../../support/proof-database.js';
import { frame, int32, messageOf, WireClient } from '../../support/wire-client.js';

/*
 * A malformed packet ends its own connection, or is answered with an error where the frame was sound. Nothing else
 * may suffer: after each one a bystander who was connected all the time is served, and its data are as before.
 */

const OP_MSG = 2013;
const ping = serialize({ ping: 1, $db: 'admin' });
let proof: ProofDatabase;

beforeAll(async () => {
  proof = await openProofDatabase('malformed');
  await proof.database.collection<Thing>('things').insertOne({ _id: 1, n: 1 });
});

afterAll(() => proof.close());

async function expectBystanderServed(): Promise<void> {
  expect(await proof.database.collection('things').find().toArray()).toEqual([{ _id: 1, n: 1 }]);
}

/** Sends bytes; `ended`, or the reply. */
async function fate(bytes: Uint8Array): Promise<'ended' | Buffer> {
  const client = await WireClient.connect(proof.uri);
  try {
    client.write(bytes);
    return (await client.reply()) ?? 'ended';
  } finally {
    client.close();
  }
}

function body(document: Uint8Array, flags = 0): Buffer {
  return frame(OP_MSG, Buffer.concat([int32(flags), Buffer.from([0]), document]));
}

function damaged(bytes: Uint8Array, place: number, value: number): Buffer {
  const copy = Buffer.from(bytes);
  copy[place] = value;
  return copy;
}

describe('a malformed packet ends its connection', () => {
  it.each<[string, Buffer]>([
    ['a length of nothing', frame(OP_MSG, ping, 0)],
    ['a negative length', frame(OP_MSG, ping, -5)],
    ['a length shorter than the header', frame(OP_MSG, ping, 15)],
    ['a length beyond every limit', frame(OP_MSG, ping, 48_000_001)],
    ['the largest length', frame(OP_MSG, ping, 0x7fffffff)],
    ['an unknown operation', frame(1, ping)],
    ['a withdrawn operation', frame(2002, ping)],
    ['a compressed message nobody agreed on', frame(2012, Buffer.concat([int32(OP_MSG), int32(5), Buffer.from([2])]))],
    ['no flags', frame(OP_MSG, Buffer.alloc(2))],
    ['no sections', frame(OP_MSG, int32(0))],
    ['an unknown required flag', body(ping, 1 << 5)],
    ['an unknown section', frame(OP_MSG, Buffer.concat([int32(0), Buffer.from([7]), ping]))],
    ['a document longer than its message', body(damaged(ping, 0, 0xff))],
    ['a document of a negative length', body(damaged(ping, 3, 0xff))],
    ['a document shorter than its fields', body(damaged(ping, 0, 6))],
    ['a document cut in the middle', body(ping.subarray(0, ping.length - 4))],
    ['a field of an unknown type', body(damaged(ping, 4, 0x77))],
    ['a name without an end', body(Buffer.concat([int32(9), Buffer.from([0x10]), Buffer.from('ping')]))],
    ['a text longer than its document', body(longText())],
    ['two bodies', frame(OP_MSG, Buffer.concat([int32(0), Buffer.from([0]), ping, Buffer.from([0]), ping]))],
    [
      'a document sequence alone',
      frame(OP_MSG, Buffer.concat([int32(0), Buffer.from([1]), sequence('documents', [ping])])),
    ],
    ['a document sequence longer than its message', withSequence(damaged(sequence('documents', [ping]), 0, 0xff))],
    ['a wrong checksum', frame(OP_MSG, Buffer.concat([int32(1), Buffer.from([0]), ping, int32(12_345)]))],
    ['an opening of the old kind cut short', frame(2004, Buffer.concat([int32(0), Buffer.from('admin.$cmd')]))],
    ['text of another protocol', Buffer.from('GET / HTTP/1.1\r\nHost: example.org\r\n\r\n')],
  ])('%s', async (_name, bytes) => {
    const outcome = await fate(bytes);
    expect(outcome === 'ended' ? outcome : okOf(outcome)).toBe('ended');
    await expectBystanderServed();
  });

  it('random damage to a sound message, wherever it is', async () => {
    const sound = messageOf({
      insert: 'other',
      documents: [{ _id: 1, text: 'abc', list: [1, { x: null }] }],
      $db: 'malformed_other',
    });
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 16, max: sound.length - 1 }),
        fc.integer({ min: 0, max: 255 }),
        async (place, value) => {
          const client = await WireClient.connect(proof.uri);
          client.write(damaged(sound, place, value));
          client.write(messageOf({ ping: 1, $db: 'admin' }));
          await client.reply();
          client.close();
          await expectBystanderServed();
        },
      ),
      { numRuns: 150 },
    );
    await proof.client.db('malformed_other').dropDatabase();
  });
});

describe('a sound message is served', () => {
  it('however it is cut into packets', async () => {
    const client = await WireClient.connect(proof.uri);
    const bytes = Buffer.concat([messageOf({ ping: 1, $db: 'admin' }), messageOf({ ping: 1, $db: 'admin' })]);
    for (const byte of bytes) {
      client.write(Buffer.from([byte]));
      await new Promise(setImmediate);
    }
    expect(await client.reply()).toBeDefined();
    expect(await client.reply()).toBeDefined();
    client.close();
  });

  it('many at once on one connection, answered in order', async () => {
    const client = await WireClient.connect(proof.uri);
    client.write(Buffer.concat(Array.from({ length: 50 }, () => messageOf({ ping: 1, $db: 'admin' }))));
    for (let reply = 0; reply < 50; reply++) expect(await client.reply()).toBeDefined();
    client.close();
  });

  it('after a command that was refused, on the same connection', async () => {
    const client = await WireClient.connect(proof.uri);
    expect(await client.command({ frobnicate: 1, $db: 'admin' })).toMatchObject({ ok: 0, code: 59 });
    expect(await client.command({ ping: 1 })).toMatchObject({ ok: 0, code: 40414 });
    expect(await client.command({ ping: 1, $db: 'admin' })).toMatchObject({ ok: 1 });
    client.close();
  });

  it('when its sender is gone before the answer', async () => {
    const client = await WireClient.connect(proof.uri);
    client.write(messageOf({ find: 'things', $db: proof.database.databaseName }));
    client.close();
    await expectBystanderServed();
  });
});

function longText(): Buffer {
  const document = Buffer.from(serialize({ ping: 'abc', $db: 'admin' }));
  document.writeInt32LE(1_000_000, 10);
  return document;
}

function sequence(name: string, documents: readonly Uint8Array[]): Buffer {
  const content = Buffer.concat([Buffer.from(`${name}\0`), ...documents]);
  return Buffer.concat([int32(content.length + 4), content]);
}

function withSequence(bytes: Buffer): Buffer {
  const insert = serialize({ insert: 'things', $db: 'malformed_other' });
  return frame(OP_MSG, Buffer.concat([int32(0), Buffer.from([0]), insert, Buffer.from([1]), bytes]));
}

/** Where a server answers with an error in place of ending the connection, its code. */
function okOf(reply: Buffer): string {
  return reply.subarray(16).toString('latin1');
}
