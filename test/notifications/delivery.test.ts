import { describe, expect, it } from '@jest/globals';
import { NOTIFICATION_KINDS, traitsOf } from '../../src/notifications/kinds.js';
import { deliveryOf, settingsOf, unlistableIn } from '../../src/notifications/delivery.js';

describe('where a notification goes', () => {
  it.each([
    ['reply', {}, { inApp: true, email: true }],
    ['flag_upheld', {}, { inApp: true, email: false }],
    ['flag_upheld', { flag_upheld: { email: true } }, { inApp: true, email: true }],
    ['reply', { reply: { inApp: false } }, { inApp: false, email: true }],
    ['reply', { reply: { inApp: false, email: false } }, { inApp: false, email: false }],
    ['reply', { flag_upheld: { email: true } }, { inApp: true, email: true }],
    ['comment_removed', { comment_removed: { inApp: false, email: false } }, { inApp: true, email: false }],
  ] as const)('%s with %j: %j', (kind, choices, delivery) => {
    expect(deliveryOf(kind, choices)).toEqual(delivery);
  });

  it('is said for every kind', () => {
    expect(Object.keys(settingsOf({}))).toEqual(NOTIFICATION_KINDS);
  });

  it('is the list for every statement of reasons, whatever somebody chose', () => {
    const off = Object.fromEntries(NOTIFICATION_KINDS.map((kind) => [kind, { inApp: false }]));
    const statements = NOTIFICATION_KINDS.filter((kind) => traitsOf(kind).isStatement);
    expect(unlistableIn(off)).toEqual(statements);
    expect(statements).toEqual(expect.arrayContaining(['comment_removed', 'comment_hidden', 'sanction_imposed']));
    for (const kind of statements) expect(settingsOf(off)[kind].inApp).toBe(true);
  });
});
