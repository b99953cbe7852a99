import { describe, expect, it } from '@jest/globals';
import type { RevisionDraft } from '../../../src/comments/index.js';
import type { ScreeningPhase, Verdict } from '../../../src/moderation/screening/phase.js';
import { SCREENING_PHASES } from '../../../src/moderation/screening/phases.js';
import { createScreening } from '../../../src/moderation/screening/screen-revision.js';
import { DEFAULT_SCREENING_SETTINGS } from '../../../src/moderation/screening/screening-settings.js';
import { systemClock } from '../../../src/platform/clock.js';

const article: RevisionDraft['article'] = {
  id: 'article',
  slug: 'potholes',
  headline: 'Potholes',
  standfirst: '',
  body: '<p>Roads.</p>',
  byline: { name: 'A Writer', role: '', organisation: '' },
  section: 'roads',
  tags: [],
  publishedAt: new Date(0),
  commenting: 'open',
  links: [],
  images: [],
};
const draft: RevisionDraft = {
  article,
  commentId: 'comment',
  revision: 1,
  authorId: 'author',
  parentId: null,
  bodyHtml: '<p>Quite so.</p>',
};

const finding = { code: 'article.premoderated', score: 0.5, spans: [] } as const;
const finds = (name: string, verdict?: Verdict): ScreeningPhase => ({
  name,
  onFailure: 'publish',
  screen: () => ({ findings: [finding], ...(verdict === undefined ? {} : { verdict }) }),
});
const fails = (name: string, onFailure: ScreeningPhase['onFailure']): ScreeningPhase => ({
  name,
  onFailure,
  screen: () => Promise.reject(new Error('No answer')),
});

function screened(phases: readonly ScreeningPhase[], phaseFailed: (phase: string) => void = () => undefined) {
  const settingsFor = () => Promise.resolve(DEFAULT_SCREENING_SETTINGS);
  return createScreening({ phases, settingsFor, phaseFailed, clock: systemClock });
}

describe('createScreening', () => {
  it('publishes where no phase says otherwise', async () => {
    expect(await screened([])(draft)).toEqual({ verdict: 'publish', signals: [] });
  });

  it('takes the strictest verdict, whichever phase it is from, and keeps the signals of all in their order', async () => {
    const result = await screened([finds('first', 'hold'), finds('second', 'publish'), finds('third')])(draft);
    expect(result.verdict).toBe('hold');
    expect(result.signals.map(({ detector }) => detector)).toEqual(['first', 'second', 'third']);
  });

  it.each<[ScreeningPhase['onFailure']]>([['hold'], ['publish']])(
    'takes the declared answer of a phase that fails, and says so: %s',
    async (onFailure) => {
      const failed: string[] = [];
      const screen = screened([fails('fragile', onFailure), finds('sound')], (name) => failed.push(name));
      const { verdict, signals } = await screen(draft);
      expect(verdict).toBe(onFailure);
      expect(signals.map(({ detector }) => detector)).toEqual(['fragile', 'sound']);
      expect(failed).toEqual(['fragile']);
    },
  );
});

describe('the phases', () => {
  const verdictOn = async (commenting: RevisionDraft['article']['commenting']) => {
    const { verdict } = await screened(SCREENING_PHASES)({ ...draft, article: { ...article, commenting } });
    return verdict;
  };

  it('hold every comment on an article that is pre-moderated', async () => {
    expect(await verdictOn('premoderated')).toBe('hold');
    expect(await verdictOn('open')).toBe('publish');
  });
});
