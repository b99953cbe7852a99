import { DAY_MS, MINUTE_MS } from '../../../platform/clock.js';
import { NOTHING, verdictOn, type Finding, type PhaseResult, type ScreeningPhase } from '../phase.js';
import { comparedRevision, type ComparedText } from '../repeats/compared-text.js';
import type { PostedText, PostedTextStore } from '../repeats/posted-text-store.js';
import type { RemovedText, RemovedTextStore } from '../repeats/removed-text-store.js';
import { similarityOf } from '../repeats/word-pairs.js';
import type { ScreeningSettings } from '../screening-settings.js';

export interface RepeatDeps {
  readonly postedTextStore: Pick<PostedTextStore, 'find' | 'listLike'>;
  readonly removedTextStore: Pick<RemovedTextStore, 'listLike'>;
}

type Settings = ScreeningSettings['repeat'];

/** What was posted or removed lately and may be like the text; the same comment's own earlier text is not among it. */
export interface RepeatFacts {
  /** When its author posted the very same words; null when not lately. */
  readonly postedAt: Date | null;
  readonly byOthers: readonly Pick<PostedText, 'authorId' | 'commentId' | 'pairs'>[];
  readonly removed: readonly Pick<RemovedText, 'commentId' | 'pairs'>[];
}

/** The same text again, what an editor has removed in other words, or one text from many accounts. */
export function repeat(deps: RepeatDeps): ScreeningPhase {
  return {
    name: 'repeat',
    asks: 'stores',
    onFailure: 'publish',
    screen: async (revision, { settings, now }) => {
      const text = comparedRevision(revision, settings.repeat.minWords);
      if (text === null || revision.authorId === null) return NOTHING;
      const by = { authorId: revision.authorId, commentId: revision.commentId };
      return judgeRepeat(text, await gather(deps, text, { ...by, settings: settings.repeat, now }), settings.repeat);
    },
  };
}

interface Circumstances {
  readonly authorId: string;
  readonly commentId: string | null;
  readonly settings: Settings;
  readonly now: Date;
}

async function gather(
  { postedTextStore, removedTextStore }: RepeatDeps,
  { key, bands }: ComparedText,
  { authorId, commentId, settings, now }: Circumstances,
): Promise<RepeatFacts> {
  const before = (ms: number) => new Date(now.getTime() - ms);
  const { sameTextMinutes, removedDays, waveMinutes } = settings;
  const [same, byOthers, removed] = await Promise.all([
    sameTextMinutes === 0 ? null : postedTextStore.find(key),
    waveMinutes === 0
      ? []
      : postedTextStore.listLike(bands, { since: before(waveMinutes * MINUTE_MS), notBy: authorId }),
    removedDays === 0 ? [] : removedTextStore.listLike(bands, before(removedDays * DAY_MS)),
  ]);
  const isAgain = same !== null && same.commentId !== commentId && same.at > before(sameTextMinutes * MINUTE_MS);
  return {
    postedAt: isAgain ? same.at : null,
    byOthers,
    removed: removed.filter((text) => text.commentId !== commentId),
  };
}

/** The author of the same text twice is sent back; whether a copy of others' is meant ill is for an editor to say. */
export function judgeRepeat(
  { pairs }: Pick<ComparedText, 'pairs'>,
  facts: RepeatFacts,
  settings: Settings,
): PhaseResult {
  const isLike = (other: { readonly pairs: Uint32Array }) => similarityOf(pairs, other.pairs) >= settings.similarity;
  const findings = [
    ...(facts.postedAt === null ? [] : [{ code: 'repeat.same', score: 0.5, spans: [] } as const]),
    ...removedBefore(pairs, facts.removed.filter(isLike)),
    ...waveOf(facts.byOthers.filter(isLike), settings),
  ];
  return verdictOn(findings, facts.postedAt === null ? 'hold' : 'reject');
}

/** The one that is most like it stands for all. */
function removedBefore(pairs: Uint32Array, alike: RepeatFacts['removed']): Finding[] {
  const [closest] = alike
    .map((other) => ({ commentId: other.commentId, score: similarityOf(pairs, other.pairs) }))
    .sort((a, b) => b.score - a.score);
  if (closest === undefined) return [];
  const { commentId, score } = closest;
  return [
    { code: 'repeat.removed', score, spans: [], details: { comment: commentId, percent: Math.round(score * 100) } },
  ];
}

function waveOf(alike: RepeatFacts['byOthers'], { waveAccounts }: Settings): Finding[] {
  const accounts = new Set(alike.map(({ authorId }) => authorId)).size;
  const [first] = alike;
  if (first === undefined || accounts < waveAccounts) return [];
  return [{ code: 'repeat.wave', score: 0.7, spans: [], details: { accounts, comment: first.commentId } }];
}
