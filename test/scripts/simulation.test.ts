import { beforeAll, describe, expect, it } from '@jest/globals';
import { accuracyBonus } from '../../scripts/simulate/discourse.mjs';
import { play } from '../../scripts/simulate/play.mjs';
import { plotOf } from '../../scripts/simulate/plot.mjs';
import { measuresOf, shortcomings, tableOf } from '../../scripts/simulate/report.mjs';
import { waysOf } from '../../scripts/simulate/ways.mjs';
import { createWorld } from '../../scripts/simulate/world.mjs';
import { claimOrder } from '../../src/moderation/evidence/claim-order.js';
import { findCoordinatedFlags } from '../../src/moderation/evidence/coordinated-flags.js';
import { evidenceSettings } from '../../src/moderation/evidence/evidence-settings.js';
import { shouldHide } from '../../src/moderation/evidence/hiding.js';
import { reopeningCause } from '../../src/moderation/evidence/reopening.js';
import { weighCase } from '../../src/moderation/evidence/weigh-case.js';

type Outcomes = Record<string, ReturnType<typeof play>[]>;

const rules = { claimOrder, evidenceSettings, findCoordinatedFlags, reopeningCause, shouldHide, weighCase };
/** As the world of acceptance, with two groups instead of six. */
const WORLD = { comments: 10_000, hours: 672, reporters: 2000, freshGroups: [50], oldGroups: [30], editors: 1 };
const SMALL = { ...WORLD, comments: 300, hours: 100, reporters: 300 };

/** All ways of triage in one world, but for `priorityOnly`. */
function simulate(seed: number, size: typeof WORLD): Outcomes {
  const world = createWorld(seed, size);
  const ways = Object.entries(waysOf(rules)).filter(([way]) => way !== 'priorityOnly');
  return Object.fromEntries(ways.map(([way, triage]) => [way, [play(world, triage)]]));
}

describe('the simulation', () => {
  let outcomes: Outcomes;
  beforeAll(() => {
    outcomes = simulate(1, WORLD);
  }, 120_000);

  it('meets its bars in a whole world', () => {
    expect(measuresOf(outcomes)).toHaveLength(4);
    expect(shortcomings(measuresOf(outcomes))).toEqual([]);
  });

  it('lets nobody do better than who knows the truth, and first come do worst', () => {
    const harm = Object.values(outcomes).map(([outcome]) => outcome?.harm ?? NaN);
    expect(Math.min(...harm)).toBe(outcomes.oracle?.[0]?.harm);
    expect(Math.max(...harm)).toBe(outcomes.firstCome?.[0]?.harm);
  });

  it('hides nothing where hiding is off', () => {
    for (const way of ['firstCome', 'flagCount', 'discourse', 'off', 'oracle'])
      expect(outcomes[way]?.[0]).toMatchObject({ hiddenViolating: 0, hiddenByOthers: 0, silenced: 0 });
  });

  it('shows every way in the table and in the plot', () => {
    const names = Object.values(outcomes).map(([outcome]) => outcome?.name ?? '');
    expect(tableOf(outcomes).split('\n')).toHaveLength(names.length + 1);
    for (const name of names) expect(plotOf(outcomes)).toContain(`>${name}</text>`);
  });

  it('is the same again for the same seed, and another for another', () => {
    expect(simulate(1, SMALL)).toEqual(simulate(1, SMALL));
    expect(simulate(1, SMALL)).not.toEqual(simulate(2, SMALL));
  });

  it('names a bar that is missed', () => {
    const worse = { ...outcomes, off: outcomes.discourse ?? [] };
    expect(shortcomings(measuresOf(worse))).toEqual([
      'harm of Belowline to Discourse, hiding off: 1.000, and should be 0.8 at most',
    ]);
  });
});

describe('accuracyBonus', () => {
  it.each([
    { upheld: 5, dismissed: 0, bonus: 0 },
    { upheld: 16, dismissed: 0, bonus: 10 },
    { upheld: 0, dismissed: 16, bonus: -10 },
    { upheld: 7, dismissed: 3, bonus: 0 },
    { upheld: 17, dismissed: 3, bonus: 5.402 },
  ])('is $bonus for $upheld flags upheld and $dismissed not', ({ upheld, dismissed, bonus }) => {
    expect(accuracyBonus({ upheld, dismissed, recent: [] })).toBeCloseTo(bonus, 3);
  });
});
