import { describe, expect, it } from '@jest/globals';
import type { RevisionDraft, Signal } from '../../../src/comments/index.js';
import { SCREENING_PHASES } from '../../../src/moderation/screening/phases.js';
import { createScreening, type ScreeningPhase } from '../../../src/moderation/screening/screen-revision.js';

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

const signal = (detector: string): Signal => ({ detector, score: 0.5, explanation: 'It looks so.', spans: [] });
const phase = (name: string, screen: ScreeningPhase['screen'], onFailure: ScreeningPhase['onFailure'] = 'publish') => ({
  name,
  onFailure,
  screen,
});
const fails = (): never => {
  throw new Error('No answer');
};

describe('createScreening', () => {
  const screened = (...phases: ScreeningPhase[]) => createScreening(phases, () => undefined)(draft);

  it('publishes where no phase says otherwise', async () => {
    expect(await screened()).toEqual({ verdict: 'publish', signals: [] });
  });

  it('holds when one phase holds, whichever it is, and keeps the signals of all in their order', async () => {
    const result = await screened(
      phase('first', () => ({ signals: [signal('first')], verdict: 'hold' })),
      phase('second', () => Promise.resolve({ signals: [signal('second')], verdict: 'publish' })),
      phase('third', () => ({ signals: [signal('third')] })),
    );
    expect(result.verdict).toBe('hold');
    expect(result.signals.map(({ detector }) => detector)).toEqual(['first', 'second', 'third']);
  });

  it.each<[ScreeningPhase['onFailure']]>([['hold'], ['publish']])(
    'takes the declared answer of a phase that throws: %s',
    async (onFailure) => {
      const failed: string[] = [];
      const phases = [phase('fragile', fails, onFailure), phase('sound', () => ({ signals: [signal('sound')] }))];
      const result = await createScreening(phases, (name) => failed.push(name))(draft);
      expect(result).toEqual({ verdict: onFailure, signals: [signal('sound')] });
      expect(failed).toEqual(['fragile']);
    },
  );
});

describe('the phases', () => {
  const verdictOn = async (commenting: RevisionDraft['article']['commenting']) => {
    const { verdict } = await createScreening(
      SCREENING_PHASES,
      fails,
    )({ ...draft, article: { ...article, commenting } });
    return verdict;
  };

  it('hold every comment on an article that is pre-moderated', async () => {
    expect(await verdictOn('premoderated')).toBe('hold');
    expect(await verdictOn('open')).toBe('publish');
  });
});
