import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { failureOf, MailError } from '../../../src/notifications/outbox/failure.js';
import { isHopeless, retryAfterMs } from '../../../src/notifications/outbox/outbox-message.js';

const nthAttempt = fc.integer({ min: 1, max: 100 });
const chance = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

describe('the wait after a failed attempt', () => {
  it.each([
    [1, 0, 15_000],
    [1, 0.999_999, 30_000],
    [2, 0.5, 45_000],
    [5, 0, 240_000],
    [100, 0, 10_800_000],
  ])('of attempt %d with chance %d is about %d ms', (attempts, random, expected) => {
    expect(retryAfterMs(attempts, random)).toBeCloseTo(expected, -2);
  });

  it('is never over six hours, nor under half of what the attempt allows, and never shrinks', () => {
    fc.assert(
      fc.property(nthAttempt, chance, (attempts, random) => {
        const wait = retryAfterMs(attempts, random);
        expect(wait).toBeLessThanOrEqual(6 * 3_600_000);
        expect(wait).toBeGreaterThanOrEqual(15_000);
        expect(retryAfterMs(attempts + 1, random)).toBeGreaterThanOrEqual(wait);
      }),
    );
  });
});

describe('a failure', () => {
  it.each([
    [{ code: 'EENVELOPE', responseCode: 550, permanent: true }, true],
    [{ code: 'EENVELOPE', responseCode: 451, permanent: false }, false],
    [{ code: 'EMESSAGE', responseCode: 554, permanent: true }, true],
    [{ code: 'EAUTH', responseCode: 535, permanent: true }, false],
    [{ code: 'ETIMEDOUT' }, false],
    [{ code: 'ECONNREFUSED' }, false],
    [new MailError('BAD_ADDRESS'), true],
    [new Error('the disk is full'), false],
    [null, false],
  ])('%j is permanent: %j', (error, isPermanent) => {
    expect(failureOf(error).isPermanent).toBe(isPermanent);
  });

  it('keeps codes, and not a word of what was said', () => {
    const error = Object.assign(new Error('550 ada@readers.example is unknown'), {
      code: 'EENVELOPE',
      responseCode: 550,
      response: '550 ada@readers.example is unknown',
    });
    expect(failureOf(error)).toEqual({ code: 'EENVELOPE', response: 550, isPermanent: false });
    expect(failureOf({ code: 'ada@readers.example' })).toMatchObject({ code: 'UNKNOWN', response: null });
  });

  it.each([
    { attempts: 1, most: 12, isPermanent: false, hopeless: false },
    { attempts: 11, most: 12, isPermanent: false, hopeless: false },
    { attempts: 12, most: 12, isPermanent: false, hopeless: true },
    { attempts: 1, most: 12, isPermanent: true, hopeless: true },
  ])('after attempt $attempts of $most, permanent: $isPermanent, is hopeless: $hopeless', (given) => {
    expect(isHopeless(given.attempts, given.most, given.isPermanent)).toBe(given.hopeless);
  });
});
