import { describe, expect, it } from '@jest/globals';
import { noise } from '../../../../src/moderation/screening/phases/noise.js';
import { marksOn, resultOn } from '../../../support/screened.js';

const found = async (body: string, settings: object = {}) =>
  (await marksOn(noise, body, { noise: settings })).map(({ code }) => code.replace('noise.', ''));

const ZALGO = `H${'\u0335\u0321\u0327'.repeat(4)}e comes`;
const GREEK = 'Η δημοκρατία είναι το καλύτερο πολίτευμα.';

describe('noise is found', () => {
  it.each([
    ['capitals', 'THIS IS AN ABSOLUTE DISGRACE AND YOU KNOW IT'],
    ['capitals', 'WAKE UP, PEOPLE, IT IS A SCANDAL! Thanks.'],
    ['capitals', 'ÇA SUFFIT, C’EST UN SCANDALE NATIONAL'],
    ['marks', ZALGO],
    ['marks', `${'\u0301'.repeat(5000)} so`],
    ['repeated', `No${'o'.repeat(60)}`],
    ['repeated', `Great ${'👏'.repeat(40)}`],
    ['repeated', `What${'?!'.charAt(0).repeat(30)}`],
    ['script', GREEK],
    ['script', `Buy now! ${GREEK}`],
    ['keyboard', 'sdfkjghskdjfhg'],
    ['keyboard', 'asdfghjkl qwertyuiop'],
  ])('%s in %j', async (kind, body) => {
    expect(await found(body)).toEqual([kind]);
  });

  it('is marked', async () => {
    expect(await marksOn(noise, `Oh, no${'o'.repeat(30)}!`)).toEqual([
      { code: 'noise.repeated', marks: ['o'.repeat(31)] },
    ]);
    expect(await marksOn(noise, ZALGO)).toEqual([{ code: 'noise.marks', marks: [ZALGO.slice(0, 13)] }]);
  });
});

describe('ordinary writing is no noise', () => {
  it.each([
    'The NHS, HMRC, DWP, DVLA and MOD all failed; so did the BBC.',
    'NHS, HMRC, DWP, DVLA, UNICEF, NATO, OFSTED: what do they cost?',
    'This is NOT what we were PROMISED in the manifesto.',
    'OMG YES',
    'I AM ILL',
    'Hahahahahahahaha, nooooo!!!!!!',
    'Well............................ who knows?',
    'One\n--------------------------------\nTwo ====================== three',
    'Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogoch',
    'Knightsbridge, Hirschsprung, a catchphrase and the latchstring',
    'A qwerty keyboard',
    'unhhhhhhhhhhh cooooollllllllll',
    'Zażółć gęślą jaźń, said the Szczebrzeszyn council. Tiếng Việt, Łódź, Ærø, naïve café',
    'Ti\u00ea\u0302\u0301ng Vi\u00ea\u0323\u0302t',
    'She quoted Plato: ἓν οἶδα ὅτι οὐδὲν οἶδα, and moved on to what the council had said in public that day.',
    'It costs £1,000,000,000,000 or €5; π is 3.14, µ is small, Ω is large ❤️👨‍👩‍👧',
    '100000000000000',
  ])('%s', async (body) => {
    expect(await found(body)).toEqual([]);
  });
});

describe('the settings of noise', () => {
  const shouted = 'THIS IS AN ABSOLUTE DISGRACE AND YOU KNOW IT';

  it('verdict says what becomes of it', async () => {
    expect((await resultOn(noise, shouted)).verdict).toBe('hold');
    expect((await resultOn(noise, shouted, { noise: { verdict: 'publish' } })).verdict).toBe('publish');
  });

  it.each<[string, object, string]>([
    ['maxCapitals', { maxCapitals: 1 }, shouted],
    ['capitalsFrom', { capitalsFrom: 100 }, shouted],
    ['maxMarks', { maxMarks: 50 }, ZALGO],
    ['maxRepeats', { maxRepeats: 100 }, `No${'o'.repeat(60)}`],
    ['scripts', { scripts: ['Latin', 'Greek'] }, GREEK],
    ['maxOtherScripts', { maxOtherScripts: 1 }, GREEK],
    ['keyboardMash', { keyboardMash: false }, 'asdfghjkl qwertyuiop'],
  ])('%s leaves out what it allows', async (_name, settings, body) => {
    expect(await found(body)).toHaveLength(1);
    expect(await found(body, settings)).toEqual([]);
  });
});
