import { readFile, rm, writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Types } from 'mongoose';
import type { Document } from 'mongodb';
import { nextSeal, type LeafContent, type Seal } from '../../src/audit/seal.js';
import { newId } from '../../src/platform/database/ids.js';
import { actOf, openAuditRoom, type AuditRoom } from '../support/audit.js';

let room: AuditRoom;
let entries: readonly Document[];
let restore: () => Promise<void>;

/** Three seals of four entries each, published; each test gets them as they were. */
beforeAll(async () => {
  room = await openAuditRoom();
  await room.sealed(3, 4);
  entries = await room.entries();
  const sealed = await seals().find().toArray();
  const { file } = room.service.context.audit.publishedRoots;
  const published = await readFile(file);
  restore = async () => {
    await Promise.all([log().deleteMany({}), seals().deleteMany({}), texts().deleteMany({})]);
    await Promise.all([log().insertMany([...entries]), seals().insertMany(sealed), writeFile(file, published)]);
  };
});
beforeEach(() => restore());
afterAll(() => room.stop());

const entryAt = (index: number): Document & { _id: Types.ObjectId } => {
  const entry = entries[index];
  if (entry === undefined) throw new Error(`There is no entry ${index}.`);
  return entry as Document & { _id: Types.ObjectId };
};
const idAt = (index: number) => entryAt(index)._id.toHexString();
const log = () => room.collection('auditEntries');
const seals = () => room.collection('auditSeals');
const texts = () => room.collection('auditPersonalTexts');
const change = (index: number, update: Document) => log().updateOne({ _id: entryAt(index)._id }, update);
const sealBy = (number: number) => ({ _id: number }) as unknown as { _id: Types.ObjectId };

/** What the leaf of an entry is made of. */
function contentOf({ _id, ...stored }: Document): LeafContent {
  const fields = Object.entries(stored).filter(([name]) => name !== 'seal');
  return { ...Object.fromEntries(fields), id: String(_id) };
}

/** Seals everything anew, as somebody would who knows how and wants to hide a change. */
async function sealAnew(): Promise<void> {
  const found = await room.entries();
  let previous: Seal | null = null;
  for (let number = 0; number < 3; number += 1) {
    const contents = found.filter(({ seal }) => seal === number).map(contentOf);
    const { leaves, number: _id, ...fields }: ReturnType<typeof nextSeal> = nextSeal(previous, contents, new Date());
    previous = { number: _id, ...fields };
    const entryIds = leaves.map(({ entryId }) => new Types.ObjectId(entryId));
    const leafHashes = Buffer.concat(leaves.map(({ hash }) => hash));
    await seals().replaceOne(sealBy(_id), { ...fields, entryIds, leafHashes });
  }
}

describe('a log that nobody touched', () => {
  it('is whole, also with entries that wait for their seal', async () => {
    await room.record(2);
    await expect(room.verify()).resolves.toMatch(/12 entries in 3 seals; 2 more wait[^]*agrees with the 3 roots/);
  });

  it('is whole before its first entry', async () => {
    const empty = await openAuditRoom();
    await expect(empty.verify()).resolves.toMatch(/0 entries in 0 seals; 0 more[^]*no published roots/);
    await empty.stop();
  });
});

describe('a log that was tampered with names the first entry', () => {
  it.each<[string, () => Promise<unknown>, () => string]>([
    [
      'a changed act',
      () => change(5, { $set: { act: 'comment.kept' } }),
      () => `${idAt(5)} (number 5 of the log) was changed`,
    ],
    [
      'a changed byte of a detail',
      () => change(6, { $set: { 'details.reason': 'spaM' } }),
      () => `${idAt(6)} (number 6`,
    ],
    [
      'a changed time',
      () => change(7, { $set: { at: new Date(0) } }),
      () => `${idAt(7)} (number 7 of the log) was changed`,
    ],
    [
      'an added field',
      () => change(0, { $set: { approved: true } }),
      () => `${idAt(0)} (number 0 of the log) was changed`,
    ],
    [
      'a field taken away',
      () => change(11, { $unset: { details: 1 } }),
      () => `${idAt(11)} (number 11 of the log) was`,
    ],
    [
      'a dropped entry',
      () => log().deleteOne({ _id: entryAt(4)._id }),
      () => `${idAt(4)} (number 4 of the log) was dropped`,
    ],
    [
      'the last entry dropped',
      () => log().deleteOne({ _id: entryAt(11)._id }),
      () => `${idAt(11)} (number 11 of the log) was dropped`,
    ],
    [
      'an entry that lost its seal',
      () => change(8, { $set: { seal: null } }),
      () => `${idAt(8)} (number 8 of the log) was moved`,
    ],
    [
      'an entry without the field',
      () => change(8, { $unset: { seal: 1 } }),
      () => `${idAt(8)} (number 8 of the log) was moved`,
    ],
    [
      'an entry put into a later seal',
      () => change(1, { $set: { seal: 2 } }),
      () => `${idAt(1)} (number 1 of the log) was moved`,
    ],
    [
      'an entry put into a seal there is not',
      () => change(11, { $set: { seal: 3 } }),
      () => `${idAt(11)} (number 11 of the log) was moved`,
    ],
  ])('%s', async (_name, tamper, named) => {
    await tamper();
    await expect(room.verify()).rejects.toThrow(named());
  });

  it.each([0, 1, 2, 3, 2.5, -1, 'a seal', true, [1], { seal: 1 }])(
    'an entry inserted with the seal %j',
    async (seal) => {
      const _id = new Types.ObjectId();
      await log().insertOne({ _id, at: new Date(), ...actOf(), seal });
      await expect(room.verify()).rejects.toThrow(`Entry ${_id.toHexString()} was inserted`);
    },
  );

  it('an entry inserted before all others of its seal', async () => {
    await log().insertOne({ _id: new Types.ObjectId('000000000000000000000001'), at: new Date(), ...actOf(), seal: 1 });
    await expect(room.verify()).rejects.toThrow('Entry 000000000000000000000001 was inserted');
  });

  it('two entries of one seal that changed places', async () => {
    const [{ _id: first, ...a }, { _id: second, ...b }] = [entryAt(5), entryAt(6)];
    await log().replaceOne({ _id: first }, b);
    await log().replaceOne({ _id: second }, a);
    await expect(room.verify()).rejects.toThrow(`${idAt(5)} (number 5 of the log) was changed`);
  });

  it('two entries of two seals that changed places', async () => {
    await change(3, { $set: { seal: 2 } });
    await change(8, { $set: { seal: 0 } });
    await expect(room.verify()).rejects.toThrow(`${idAt(3)} (number 3 of the log) was moved`);
  });
});

describe('a seal that was tampered with is named', () => {
  it.each<[string, Document, string]>([
    ['its root', { $set: { root: '0'.repeat(64) } }, 'Seal 1 (entries 4 to 7 of the log) was changed: its hash'],
    ['its hash', { $set: { hash: '0'.repeat(64) } }, 'Seal 1 (entries 4 to 7 of the log) was changed: its hash'],
    ['its time', { $set: { sealedAt: new Date(0) } }, 'Seal 1 (entries 4 to 7 of the log) was changed: its hash'],
    ['its list of entries', { $pop: { entryIds: 1 } }, 'Seal 1 (entries 4 to 7 of the log) was changed: its list'],
    ['its leaves', { $set: { leafHashes: 'none' } }, 'Seal 1 (entries 4 to 7 of the log) was changed: its list'],
  ])('%s', async (_name, update, named) => {
    await seals().updateOne(sealBy(1), update);
    await expect(room.verify()).rejects.toThrow(named);
  });

  it('dropped from the middle', async () => {
    await seals().deleteOne(sealBy(1));
    await expect(room.verify()).rejects.toThrow(
      'Seal 2 (entries 8 to 11 of the log) does not follow on the seal before',
    );
  });
});

describe('what was published finds', () => {
  it('a tail that was cut off', async () => {
    await seals().deleteOne(sealBy(2));
    await log().deleteMany({ seal: 2 });
    await expect(room.verify()).rejects.toThrow(
      /^The audit log is NOT whole.\nSeal 2, made on \S+Z and published, is gone: [^\n]*$/,
    );
  });

  it('a tail that was cut off and has grown again', async () => {
    await seals().deleteOne(sealBy(2));
    await log().deleteMany({ seal: 2 });
    await room.sealed(2, 4);
    await expect(room.verify()).rejects.toThrow(/^The audit log is NOT whole.\nSeal 2 .*is not the one made on/);
  });

  it('a whole log that was sealed anew after a change', async () => {
    await change(5, { $set: { act: 'comment.kept' } });
    await sealAnew();
    await expect(room.verify()).rejects.toThrow(/^The audit log is NOT whole.\nSeal 0 .*is not the one made on/);
  });

  it('a database that was replaced by an empty one', async () => {
    await Promise.all([seals().deleteMany({}), log().deleteMany({})]);
    await expect(room.verify()).rejects.toThrow('Seal 0, made on');
  });

  it('nothing where there is no file, and says so', async () => {
    await rm(room.service.context.audit.publishedRoots.file);
    await expect(room.verify()).resolves.toContain('no published roots');
  });

  it('what the command line names in place of the own file', async () => {
    const file = `${room.service.config.dataDir}/kept-elsewhere.jsonl`;
    await writeFile(file, `${JSON.stringify({ number: 1, hash: '0'.repeat(64), sealedAt: new Date() })}\n`);
    await expect(room.verify(['--roots', file])).rejects.toThrow('Seal 1 (entries 4 to 7 of the log) is not the one');
  });
});

describe('a personal text', () => {
  const accountId = newId();
  const personal = { accountId, texts: { note: 'Lives next door to the mayor.' } };
  const record = () => room.service.context.audit.auditLog.record(actOf(), personal);

  it('is erased with its person, and the log stays whole', async () => {
    await record();
    await room.service.context.audit.auditLog.record(actOf(), { ...personal, accountId: newId() });
    await room.seal();
    expect(await room.service.context.audit.auditLog.erasePersonal(accountId)).toBe(1);
    expect(await texts().countDocuments({})).toBe(1);
    await expect(room.verify()).resolves.toContain('14 entries in 4 seals');
  });

  it.each<[string, Document]>([
    ['its text', { $set: { 'texts.note': 'Lives next door to the major.' } }],
    ['its salt', { $set: { salt: 12 } }],
    ['its person', { $set: { accountId: new Types.ObjectId() } }],
  ])('is found wrong by a change of %s', async (_name, update) => {
    await record();
    await room.seal();
    const kept = await texts().findOneAndUpdate({}, update);
    await expect(room.verify()).rejects.toThrow(`The personal text of entry ${String(kept?._id)} is not the one`);
  });

  it('is found wrong where its entry knows of none', async () => {
    await texts().insertOne({ ...personal, _id: entryAt(2)._id, salt: '00' });
    await expect(room.verify()).rejects.toThrow(`The personal text of entry ${idAt(2)} is not the one`);
  });
});

it('verifies while the service goes on writing and sealing', async () => {
  const state = { isWriting: true, verified: 0 };
  const writing = room.sealed(10, 3).finally(() => {
    state.isWriting = false;
  });
  while (state.isWriting) {
    await expect(room.verify()).resolves.toContain('The audit log is whole');
    state.verified += 1;
  }
  await writing;
  expect(state.verified).toBeGreaterThan(0);
});
