import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NewAuditEntry } from '../../src/audit/index.js';
import { newId } from '../../src/platform/database/ids.js';
import type { ServiceClient } from '../support/client.js';
import { startService, type TestService } from '../support/service.js';

interface Entry extends NewAuditEntry {
  readonly id: string;
  readonly at: string;
}
interface EntryPage {
  readonly items: readonly Entry[];
  readonly nextCursor: string | null;
}

let service: TestService;
let editor: ServiceClient;
let now = new Date('2024-03-01T10:00:00Z');
const editorId = newId();
const commentId = newId();

const entry = (changes: Partial<NewAuditEntry> = {}): NewAuditEntry => ({
  actor: { type: 'account', id: editorId },
  act: 'comment.removed',
  subject: { type: 'comment', id: commentId },
  details: { reason: 'spam', revision: 2, note: null },
  ...changes,
});
const list = async (query = '') => (await editor.get(`/moderation/audit${query}`)).body as EntryPage;

beforeAll(async () => {
  service = await startService({ clock: { now: () => now } });
  editor = await service.signUp('editor');
  const { auditLog } = service.context.audit;
  // Three at the same moment, so that pages have to be told apart by id.
  for (let nth = 0; nth < 3; nth += 1) await auditLog.record(entry({ subject: { type: 'comment', id: newId() } }));
  now = new Date('2024-03-01T10:00:01Z');
  await auditLog.record(entry({ act: 'comment.kept' }));
  await auditLog.record(entry({ actor: { type: 'system', id: 'screening' }, act: 'comment.held' }));
  await auditLog.record(entry({ act: 'article.changed', subject: { type: 'article', id: newId() } }));
});
afterAll(async () => service.stop());

describe('the audit log', () => {
  it('lists entries newest first, as they were recorded', async () => {
    const { items, nextCursor } = await list();
    expect(items).toHaveLength(6);
    expect(nextCursor).toBeNull();
    expect(items.map(({ at }) => at)).toEqual(
      items
        .map(({ at }) => at)
        .toSorted()
        .toReversed(),
    );
    const kept = items.find(({ act }) => act === 'comment.kept');
    expect(kept).toEqual({ id: kept?.id, at: '2024-03-01T10:00:01.000Z', ...entry({ act: 'comment.kept' }) });
  });

  it.each([
    ['?act=comment.removed', 3],
    ['?actor=screening', 1],
    [`?actor=${editorId}&act=comment.kept`, 1],
    ['?subjectType=article', 1],
    [`?subjectId=${commentId}`, 2],
    [`?subjectId=${commentId}&subjectType=article`, 0],
    [`?actor=${newId()}`, 0],
    ['?from=2024-03-01T10:00:01Z', 3],
    ['?from=2024-03-01T10:00:01.001Z', 0],
    ['?to=2024-03-01T10:00:01Z', 3],
    ['?from=2024-03-01T10:00:00Z&to=2024-03-01T10:00:00.001Z', 3],
    ['?from=2024-03-01T10:00:01Z&act=comment.removed', 0],
    ['?from=2024-03-02T00:00:00Z&to=2024-03-01T00:00:00Z', 0],
  ])('filtered by %s has %d', async (query, count) => {
    expect((await list(query)).items).toHaveLength(count);
  });

  it('is read page by page, each entry once', async () => {
    for (const query of ['', '&from=2024-03-01T10:00:00Z', '&to=2024-03-01T10:00:01Z']) {
      const seen: string[] = [];
      let cursor: string | null = '';
      while (cursor !== null) {
        const page: EntryPage = await list(`?limit=2${query}${cursor === '' ? '' : `&cursor=${cursor}`}`);
        seen.push(...page.items.map(({ id }) => id));
        cursor = page.nextCursor;
      }
      expect(seen).toEqual((await list(`?${query}`)).items.map(({ id }) => id));
    }
  });

  it.each([
    ['?act=comment.deleted', 422],
    ['?act[$ne]=x', 422],
    ['?actor[$ne]=x', 422],
    ['?actor=a&actor=b', 422],
    ['?subjectType=flag', 422],
    ['?from=yesterday', 422],
    ['?to[$gt]=2024-03-01T10:00:00Z', 422],
    ['?from=2024-13-01T10:00:00Z', 422],
    ['?limit=0', 422],
    ['?limit=101', 422],
    ['?colour=red', 422],
    ['?cursor=nonsense', 400],
    [`?cursor=${Buffer.from('{"at":"2024-03-01T10:00:00Z","id":{"$ne":null}}').toString('base64url')}`, 400],
    [`?cursor=${Buffer.from('{"at":"yesterday","id":"65e1a0000000000000000001"}').toString('base64url')}`, 400],
  ])('answers %s with %d', async (query, status) => {
    expect((await editor.get(`/moderation/audit${query}`)).status).toBe(status);
  });

  it.each([
    ['reader', 403],
    ['moderator', 403],
    ['admin', 200],
  ] as const)('answers a %s with %d', async (role, status) => {
    const client = await service.signUp(role);
    expect((await client.get('/moderation/audit')).status).toBe(status);
  });

  it('has no entry of an act that was undone', async () => {
    const { audit, transactions } = service.context;
    const attempt = transactions.transact(async () => {
      await audit.auditLog.record(entry({ act: 'case.closed' }));
      throw new Error('the act failed');
    });
    await expect(attempt).rejects.toThrow('the act failed');
    expect((await list('?act=case.closed')).items).toEqual([]);
  });
});
