import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createCarefulCalls } from '../../../src/platform/outgoing/careful-calls.js';
import { createRetryBudget } from '../../../src/platform/outgoing/retry-budget.js';

function counted(outcomes: readonly (string | Error)[]) {
  let calls = 0;
  const work = () => {
    const outcome = outcomes[Math.min(calls++, outcomes.length - 1)] ?? 'none';
    return outcome instanceof Error ? Promise.reject(outcome) : Promise.resolve(outcome);
  };
  return { work, calls: () => calls };
}
const down = new Error('down');
const calls = (pauseMs: number, mayPass = true) =>
  createCarefulCalls({ failuresToPause: 3, pauseMs, mayPass: () => mayPass });

describe('careful calls', () => {
  it('try again once what may pass', async () => {
    const { work, calls: made } = counted([down, 'well']);
    expect(await calls(60_000)(work)).toBe('well');
    expect(made()).toBe(2);
  });

  it('do not try again what will not pass', async () => {
    const { work, calls: made } = counted([down, 'well']);
    await expect(calls(60_000, false)(work)).rejects.toBe(down);
    expect(made()).toBe(1);
  });

  it('leave the other side alone after failures in a row', async () => {
    const { work, calls: made } = counted([down]);
    const carefully = calls(60_000, false);
    for (let i = 0; i < 10; i++) await expect(carefully(work)).rejects.toThrow();
    expect(made()).toBe(3);
  });

  it('go on after the pause, when one goes well', async () => {
    const { work, calls: made } = counted([down, down, down, 'well']);
    const carefully = calls(1, false);
    for (let i = 0; i < 3; i++) await expect(carefully(work)).rejects.toBe(down);
    let answer: string | null = null;
    while (answer === null) answer = await carefully(work).catch(() => null);
    expect(answer).toBe('well');
    expect(made()).toBe(4);
    expect(await carefully(work)).toBe('well');
  });
});

describe('the budget of second tries', () => {
  it('is never more than what is saved and a tenth of the first ones', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { maxLength: 500 }), (failures) => {
        const budget = createRetryBudget();
        let spent = 0;
        for (const failed of failures) {
          budget.earn();
          if (failed && budget.has()) {
            budget.spend();
            spent++;
          }
        }
        expect(spent).toBeLessThanOrEqual(5 + failures.length / 10);
      }),
    );
  });
});
