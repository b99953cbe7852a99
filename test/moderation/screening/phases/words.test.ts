import { describe, expect, it } from '@jest/globals';
import { words } from '../../../../src/moderation/screening/phases/words.js';
import { wordsForAuthor } from '../../../../src/moderation/screening/finding-words.js';
import { marksOn, resultOn } from '../../../support/screened.js';

const phase = words({ ownWordsFor: () => Promise.resolve([]) });

const BANNED = 'What the fu\u200bck, and f*ck';
const SUSPECT = 'That is sh!t';
const ADDRESSED = 'You are an idiot.';
const MILD = 'Oh, crap.';

describe('the words phase', () => {
  it.each([
    [BANNED, 'reject', { code: 'words.banned', score: 1, details: { kind: 'obscene' } }],
    [SUSPECT, 'hold', { code: 'words.suspect', score: 0.7, details: { kind: 'obscene' } }],
    [ADDRESSED, 'hold', { code: 'words.suspect', score: 0.5, details: { kind: 'abuse' } }],
    [MILD, 'publish', { code: 'words.mild', score: 0.2 }],
  ])('%s', async (text, verdict, finding) => {
    expect(await resultOn(phase, text)).toMatchObject({ verdict, findings: [finding] });
  });

  it('marks all words of one kind in one finding', async () => {
    expect(await marksOn(phase, BANNED)).toEqual([{ code: 'words.banned', marks: ['fu\u200bck', 'f*ck'] }]);
  });

  it('has nothing to say of ordinary prose', async () => {
    expect(await resultOn(phase, 'The minister should resign.')).toEqual({ findings: [] });
  });

  it('tells the author the kind of word, and nothing of a coarse one', async () => {
    const { findings } = await resultOn(phase, `${BANNED} ${MILD}`);
    expect(findings.map(({ code, details = {} }) => wordsForAuthor({ code, details }))).toEqual([
      'Your comment has an obscene expression that we do not print. Please put it another way.',
      null,
    ]);
  });

  it.each([
    [BANNED, { banned: 'hold' }, 'hold'],
    [SUSPECT, { suspect: 'publish' }, 'publish'],
    [SUSPECT, { suspect: 'reject' }, 'reject'],
  ])('follows the settings: %s', async (text, settings, verdict) => {
    expect(await resultOn(phase, text, { words: settings })).toMatchObject({ verdict });
  });

  it('knows only the own lists where the settings say so', async () => {
    expect(await resultOn(phase, BANNED, { words: { stock: false } })).toEqual({ findings: [] });
  });
});
