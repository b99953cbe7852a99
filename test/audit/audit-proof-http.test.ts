import type { IncomingMessage } from 'node:http';
import canonicalize from 'canonicalize';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createAuditImportStore, type AuditEntry } from '../../src/audit/index.js';
import { hashLeaf, isIncluded, sha256 } from '../../src/audit/merkle-tree.js';
import type { EntryProof } from '../../src/audit/prove-entry.js';
import { newId } from '../../src/platform/database/ids.js';
import type { PageJson } from '../support/articles.js';
import { actOf, openAuditRoom, type AuditRoom } from '../support/audit.js';
import type { ServiceClient } from '../support/client.js';

interface SealJson {
  readonly number: number;
  readonly previousHash: string | null;
  readonly hash: string;
}

let room: AuditRoom;
let editor: ServiceClient;

beforeAll(async () => {
  room = await openAuditRoom();
  editor = await room.service.signUp('editor');
  await room.sealed(2, 5);
  await room.sealed(1, 1);
});
afterAll(() => room.stop());

const get = (path: string) => editor.get(`/moderation/audit${path}`);
const list = async (query = '') => ((await get(query)).body as PageJson<AuditEntry>).items;
const proofOf = async (id: string) => (await get(`/${id}/proof`)).body as EntryProof;
const bytes = (hex: string) => Buffer.from(hex, 'hex');

/** Checks a proof with nothing but what it answers, as somebody outside would. */
function holds({ entry, leafIndex, treeSize, path, root, seal }: EntryProof): boolean {
  const { hash, ...fields } = seal;
  const leaf = hashLeaf(canonicalize(entry) ?? '');
  const isInTree = isIncluded({ leaf, leafIndex, treeSize, path: path.map(bytes), root: bytes(root) });
  return isInTree && root === seal.root && sha256(canonicalize(fields) ?? '').toString('hex') === hash;
}

describe('the proof of an entry', () => {
  it('holds for every entry, and leads to a seal of the list', async () => {
    const { items } = (await get('/seals')).body as PageJson<SealJson>;
    for (const { id } of await list()) {
      const proof = await proofOf(id);
      expect(proof.entry.id).toBe(id);
      expect(holds(proof)).toBe(true);
      expect(items).toContainEqual(proof.seal);
    }
  });

  it('holds for an entry with a personal text, also once that is erased', async () => {
    const accountId = newId();
    const { auditLog } = room.service.context.audit;
    await auditLog.record(actOf(), { accountId, texts: { note: 'Wrote from his office.' } });
    await room.seal();
    const [entry] = await list('?limit=1');
    expect(entry?.commitment).toMatch(/^[0-9a-f]{64}$/);
    expect(holds(await proofOf(entry?.id ?? ''))).toBe(true);
    await auditLog.erasePersonal(accountId);
    expect(holds(await proofOf(entry?.id ?? ''))).toBe(true);
  });

  it('does not hold for another text of the entry', async () => {
    const proof = await proofOf((await list()).at(-1)?.id ?? '');
    expect(holds({ ...proof, entry: { ...proof.entry, act: 'comment.kept' } })).toBe(false);
  });

  it('is answered with entry_unsealed until there is a seal, and with not_found for no entry', async () => {
    await room.record(1);
    const [entry] = await list('?limit=1');
    const early = await get(`/${entry?.id}/proof`);
    expect([early.status, (early.body as { code: string }).code]).toEqual([409, 'entry_unsealed']);
    await room.seal();
    expect((await get(`/${entry?.id}/proof`)).status).toBe(200);
    expect((await get(`/${newId()}/proof`)).status).toBe(404);
    expect((await get('/seals/proof')).status).toBe(404);
  });
});

describe('the list of seals', () => {
  it('is a chain, latest first, page by page', async () => {
    const seals: SealJson[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const answer = await get(`/seals?limit=2${cursor === '' ? '' : `&cursor=${cursor}`}`);
      const page = answer.body as PageJson<SealJson>;
      seals.push(...page.items);
      cursor = page.nextCursor;
    }
    const oldestFirst = seals.toReversed();
    expect(oldestFirst.map(({ number }) => number)).toEqual(oldestFirst.map((_, nth) => nth));
    expect(oldestFirst.map(({ previousHash }) => previousHash)).toEqual([
      null,
      ...oldestFirst.slice(0, -1).map(({ hash }) => hash),
    ]);
    expect(Object.keys(oldestFirst[0] ?? {})).not.toContain('leaves');
  });

  it.each(['{"number":-1}', '{"number":"1"}', '{}'])('refuses the cursor %s', async (cursor) => {
    expect((await get(`/seals?cursor=${Buffer.from(cursor).toString('base64url')}`)).status).toBe(400);
  });
});

describe('the personal text of an entry', () => {
  it('is answered to an editor, whose reading is an entry', async () => {
    const accountId = newId();
    const texts = { note: 'Asked us to call back.' };
    await room.service.context.audit.auditLog.record(actOf(), { accountId, texts });
    const [entry] = await list('?limit=1');
    const answer = await get(`/${entry?.id}/personal-text`);
    expect(answer.body).toEqual({ accountId, texts, salt: expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect(await list('?act=audit.personal_viewed')).toMatchObject([
      { actor: { type: 'account', id: editor.account.id }, subject: { type: 'account', id: accountId } },
    ]);
  });

  it('is not found where there is none, and no entry says that it was read', async () => {
    const before = await list('?act=audit.personal_viewed');
    const without = (await list()).at(-1)?.id;
    for (const id of [without, newId(), 'nonsense'])
      expect([id, (await get(`/${id}/personal-text`)).status]).toEqual([id, 404]);
    expect(await list('?act=audit.personal_viewed')).toEqual(before);
  });
});

describe('the export', () => {
  const exported = async (query = '') => {
    const answer = await get(`/export${query}`).buffer(true).parse(asText);
    expect(answer.headers['content-type']).toMatch('application/x-ndjson');
    return String(answer.body)
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as AuditEntry);
  };

  it('has every entry, a line each, as the list has it', async () => {
    expect(await exported()).toEqual(await list('?limit=100'));
    expect(await exported('?act=audit.personal_viewed')).toEqual(await list('?act=audit.personal_viewed'));
    expect(await exported('?to=2001-01-01T00:00:00Z')).toEqual([]);
  });

  it.each(['?act=none', '?limit=1', '?from[$gt]=1', '?cursor=x'])('refuses %s', async (query) => {
    expect((await get(`/export${query}`)).status).toBe(422);
  });

  it('goes on over many pages, and outlives a caller that leaves', async () => {
    const { connection } = room.service.context;
    const at = new Date('2024-01-01T00:00:00Z');
    const many = Array.from({ length: 3000 }, () => ({ ...actOf(), id: newId(), at }));
    await createAuditImportStore(connection).insertEntries(many);
    const query = '?to=2024-01-02T00:00:00Z';
    expect(new Set((await exported(query)).map(({ id }) => id))).toEqual(new Set(many.map(({ id }) => id)));
    await get(`/export${query}`).buffer(true).parse(leaving);
    expect(await exported(query)).toHaveLength(3000);
  });

  it.each(['reader', 'moderator'] as const)('is not for a %s', async (role) => {
    const client = await room.service.signUp(role);
    expect((await client.get('/moderation/audit/export')).status).toBe(403);
  });
});

type Parsed = (error: Error | null, text: string) => void;

function asText(answer: unknown, done: Parsed): void {
  let text = '';
  (answer as IncomingMessage)
    .setEncoding('utf8')
    .on('data', (part: string) => (text += part))
    .on('end', () => done(null, text));
}

/** Reads the beginning of an answer and goes away. */
function leaving(answer: unknown, done: Parsed): void {
  (answer as IncomingMessage).once('data', () => {
    (answer as IncomingMessage).destroy();
    done(null, '');
  });
}
