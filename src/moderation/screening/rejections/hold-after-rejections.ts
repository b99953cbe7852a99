import type { Comment, Signal } from '../../../comments/index.js';
import { MINUTE_MS, type Clock } from '../../../platform/clock.js';
import { wordsForEditors } from '../finding-words.js';
import type { ScreeningSettings } from '../screening-settings.js';
import type { RejectionStore } from './rejection-store.js';

export interface HoldAfterRejectionsDeps {
  readonly rejectionStore: Pick<RejectionStore, 'takeIfMany'>;
  readonly screeningSettingsFor: (section: string) => Promise<ScreeningSettings>;
  readonly clock: Clock;
}

/**
 * Who is rejected several times in a row may be feeling for what gets through, so an editor looks at what does: at the
 * next text that would be public. Call it within the transaction of that.
 */
export async function holdAfterRejections(
  { rejectionStore, screeningSettingsFor, clock }: HoldAfterRejectionsDeps,
  { authorId, section }: Pick<Comment, 'authorId' | 'section'>,
): Promise<Signal | null> {
  const { count, minutes } = (await screeningSettingsFor(section)).rejectedTries;
  const since = new Date(clock.now().getTime() - minutes * MINUTE_MS);
  if (!(await rejectionStore.takeIfMany(authorId, since, count))) return null;
  const code = 'author.rejected_tries';
  const details = { count, minutes };
  return {
    detector: 'rejected-tries',
    code,
    score: 0.5,
    verdict: 'hold',
    explanation: wordsForEditors(code, details),
    spans: [],
    details,
    durationMs: 0,
  };
}
