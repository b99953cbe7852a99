import { describe, expect, it } from '@jest/globals';
import { scoreTable } from '../../../../scripts/lib/score-table.mjs';
import { evaluatePhases } from '../../../../src/moderation/screening/evaluation/evaluate-phases.js';
import { falseAlarmsOf, precisionOf, recallOf } from '../../../../src/moderation/screening/evaluation/score.js';
import { verdictOn, type ScreeningPhase, type Verdict } from '../../../../src/moderation/screening/phase.js';
import { systemClock } from '../../../../src/platform/clock.js';

const stops = (word: string, verdict: Verdict): ScreeningPhase => ({
  name: word,
  onFailure: 'publish',
  screen: ({ text }) => verdictOn(text.includes(word) ? [{ code: 'words.suspect', score: 1, spans: [] }] : [], verdict),
});

const texts = [
  ['a plain text', false],
  ['a bad text', true],
  ['a bad but innocent text', false],
  ['a worse text', true],
  ['an odd text', true],
].map(([text, isViolating], i) => ({ line: i + 1, text: String(text), isViolating: isViolating === true }));

const evaluated = (phases: readonly ScreeningPhase[], advance: () => void = () => undefined) =>
  evaluatePhases(
    { phases, references: { plain: (text) => text.includes('plain') }, advance, clock: systemClock },
    texts,
  );

describe('an evaluation', () => {
  it('counts for each phase, for all together and for each reference', async () => {
    const scores = await evaluated([stops('bad', 'hold'), stops('worse', 'reject'), stops('odd', 'publish')]);
    expect(scores.map(({ detector, hits, rightHits, signalled }) => [detector, hits, rightHits, signalled])).toEqual([
      ['bad', 2, 1, 0],
      ['worse', 1, 1, 0],
      ['odd', 0, 0, 1],
      ['together', 3, 2, 1],
      ['plain', 1, 0, 0],
    ]);
    expect(scores[3]).toMatchObject({ texts: 5, violating: 3, falseAlarms: [3], missed: [5] });
  });

  it('says how often it was right', async () => {
    const [score] = await evaluated([stops('bad', 'hold')]);
    if (score === undefined) throw new Error('No score');
    expect([precisionOf(score), recallOf(score), falseAlarmsOf(score)]).toEqual([1 / 2, 1 / 3, 1 / 2]);
  });

  it('tells of its progress, and shows lines instead of texts', async () => {
    let seen = 0;
    const table = scoreTable(await evaluated([stops('bad', 'hold')], () => seen++));
    expect(seen).toBe(5);
    expect(table).toMatch(/bad +2 +0 +0\.500 +0\.333 +5000/);
    expect(table).toContain('false alarms in lines 3; missed 4 5');
    expect(table).not.toContain('innocent text');
  });
});
