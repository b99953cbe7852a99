import { describe, expect, it } from '@jest/globals';
import { readLabelledTexts } from '../../../../scripts/lib/labelled-texts.mjs';
import { REFERENCES } from '../../../../scripts/lib/reference-detectors.mjs';
import { evaluateScreening } from '../../../../src/commands/evaluate-screening.js';
import { falseAlarmsOf, precisionOf, recallOf } from '../../../../src/moderation/screening/evaluation/score.js';
import { haveCorpora } from '../../../support/corpora.js';

const scoresOn = async (file: string) => {
  const options = { phase: 'words', references: REFERENCES, advance: () => undefined };
  const [words, reference] = await evaluateScreening(readLabelledTexts(file), options);
  if (words === undefined || reference === undefined) throw new Error('No scores');
  return { words, reference };
};

const corpora = haveCorpora() ? describe : describe.skip;

corpora('the words phase, on what people wrote', () => {
  it('is better than a plain list of words in precision, recall and false alarms at once', async () => {
    const { words, reference } = await scoresOn('jigsaw-wikipedia.jsonl.gz');
    expect(precisionOf(words)).toBeGreaterThan(precisionOf(reference));
    expect(recallOf(words)).toBeGreaterThan(recallOf(reference));
    expect(falseAlarmsOf(words)).toBeLessThan(falseAlarmsOf(reference));
  }, 120_000);

  it('catches nine in ten of the graver profanities, however they are written', async () => {
    const { words } = await scoresOn('attacks/profanity-obfuscations.csv.gz');
    expect(recallOf(words)).toBeGreaterThanOrEqual(0.9);
  });
});

describe('a file of labelled texts', () => {
  it('that is missing is told of by name, with what to set', () => {
    expect(() => readLabelledTexts('nowhere.jsonl.gz')).toThrow(/no file nowhere\.jsonl\.gz.*CORPORA_DIR/);
  });
});
