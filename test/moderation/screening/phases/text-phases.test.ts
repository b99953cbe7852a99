import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { ScreeningPhase } from '../../../../src/moderation/screening/phase.js';
import { links } from '../../../../src/moderation/screening/phases/links.js';
import { noise } from '../../../../src/moderation/screening/phases/noise.js';
import { textPhases } from '../../../../src/moderation/screening/phases.js';
import { numberRunsIn, windowsOf } from '../../../../src/moderation/screening/phases/personal-data/number-runs.js';
import { webAddressesIn } from '../../../../src/moderation/screening/text/web-addresses.js';
import { resultOn, screenedText } from '../../../support/screened.js';

const PHASES: readonly [string, ScreeningPhase][] = textPhases({ ownWordsFor: () => Promise.resolve([]) }).map(
  (phase) => [phase.name, phase],
);

const pieces = fc.constantFrom(
  ...[
    'a',
    'B',
    ' ',
    '\n',
    '.',
    '@',
    '-',
    '(',
    ')',
    '+',
    '0',
    '7',
    '44',
    '07700 900123',
    '4111 1111 1111 1111',
    'GB29 ',
  ],
  ...[' at ', ' dot ', 'bit.ly/x', 'www.', 'http://', 'paper.com', 'LS1 4AP', '14 Acacia Avenue, ', 'AB123456C'],
  ...[
    '\u0301',
    '\u200b',
    '\ufeff',
    '\u00ad',
    '\ud800',
    '\udc00',
    '👩‍👩‍👧',
    'ｐ',
    '＠',
    'а',
    'ß',
    'İ',
    'ﬀ',
    '\u202e',
    '한',
    'א',
  ],
  ...['<a href="https://paypa1.com/">', '</a>', '<p>', '<a href="mailto:a@b.com">'],
);
const soup = fc.array(pieces, { maxLength: 60 }).map((parts) => parts.join(''));
const anyText = fc.oneof(soup, fc.string({ unit: 'binary', maxLength: 200 }), fc.string({ unit: 'grapheme' }));

describe.each(PHASES)('%s', (_name, phase) => {
  it('takes any text, and marks places within it', async () => {
    await fc.assert(
      fc.asyncProperty(anyText, async (body) => {
        const { text } = screenedText(body);
        const { findings } = await resultOn(phase, body);
        for (const { score, spans } of findings) {
          expect(score >= 0 && score <= 1).toBe(true);
          for (const { start, end } of spans) expect(start >= 0 && start < end && end <= text.length).toBe(true);
        }
      }),
      { numRuns: 1500 },
    );
  });
});

/** A text that counts how often its units are asked for. */
class CountedText extends String {
  asked = 0;

  override charAt(at: number): string {
    this.asked++;
    return super.charAt(at);
  }
}

describe('the work on a text', () => {
  it.each(['a.b.', 'a.co ', '.', 'a', '@.', 'a-.', '..a', 'www.a.co/'])(
    'of %j over and over grows as its length does: each unit is asked for a few times',
    (piece) => {
      const text = new CountedText(piece.repeat(Math.ceil(5000 / piece.length)));
      webAddressesIn(text as unknown as string);
      expect(text.asked).toBeLessThanOrEqual(2 * text.length);
    },
  );

  it.each(['0 ', '01 02 ', '1', '07700 900123 ', '1-', '4111 '])(
    'has few numbers to look at in %j over and over',
    (piece) => {
      const runs = numberRunsIn(piece.repeat(Math.ceil(5000 / piece.length)));
      const windows = runs.flatMap((run) => Array.from(windowsOf(run, () => true)));
      expect(windows.length).toBeLessThanOrEqual(150 * 7);
    },
  );

  it('finds no end of links and marks, and says so once', async () => {
    const body = '<a href="https://a.co.uk/">a</a>'.repeat(4000);
    const codes = (await resultOn(links, body)).findings.map(({ code }) => code);
    expect(codes).toEqual(['links.too_many']);
    const marked = (await resultOn(noise, `a${'\u0301'.repeat(5000)}`)).findings;
    expect(marked).toEqual([{ code: 'noise.marks', score: 0.8, spans: [{ start: 1, end: 5002 }] }]);
  });
});
