import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { z } from 'zod';
import { decodeCursor, pageQuery, toPage } from '../../../src/platform/http/pagination.js';

const keyset = z.strictObject({ createdAt: z.iso.datetime(), id: z.string() });
const itemOf = (n: number) => ({ createdAt: new Date(n).toISOString(), id: `id-${n}`, text: 'x' });
const keysetOf = ({ createdAt, id }: ReturnType<typeof itemOf>) => ({ createdAt, id });

describe('a page', () => {
  it('has a cursor exactly when there are more items, and the cursor is that of its last item', () => {
    fc.assert(
      fc.property(fc.nat(30), fc.integer({ min: 1, max: 20 }), (found, limit) => {
        const items = Array.from({ length: Math.min(found, limit + 1) }, (_item, n) => itemOf(n));
        const page = toPage(items, limit, keysetOf);
        expect(page.items).toEqual(items.slice(0, limit));
        expect(page.nextCursor !== null).toBe(found > limit);
        const last = page.nextCursor === null ? null : keysetOf(itemOf(limit - 1));
        expect(decodeCursor(keyset, page.nextCursor ?? undefined)).toEqual(last);
      }),
    );
  });
});

describe('a cursor', () => {
  const cursorOf = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

  it.each([
    ['not base64', '***'],
    ['not JSON', Buffer.from('{').toString('base64url')],
    ['of another list', cursorOf({ recommendations: 3, id: 'id-1' })],
    ['with an operator in place of a string', cursorOf({ createdAt: { $gt: '' }, id: 'id-1' })],
    ['with more than it should have', cursorOf({ createdAt: new Date(0).toISOString(), id: 'id-1', more: 1 })],
    ['empty', ''],
  ])('is refused when it is %s', (_what, cursor) => {
    expect(() => decodeCursor(keyset, cursor)).toThrow(expect.objectContaining({ code: 'invalid_cursor' }));
  });
});

describe('the query of a list', () => {
  const query = z.strictObject(pageQuery);

  it('has a limit of 20 unless it says another', () => {
    expect(query.parse({})).toEqual({ limit: 20 });
    expect(query.parse({ limit: '100' })).toEqual({ limit: 100 });
  });

  it.each(['0', '101', '-1', '1.5', 'ten', ''])('cannot have a limit of %j', (limit) => {
    expect(query.safeParse({ limit }).success).toBe(false);
  });
});
