import type { Comment } from '../../../comments/index.js';
import { DAY_MS, MINUTE_MS, type Clock } from '../../../platform/clock.js';
import { AppError } from '../../../platform/errors.js';
import type { ScreeningSettings } from '../screening-settings.js';
import { comparedComment } from './compared-text.js';
import type { PostedTextStore } from './posted-text-store.js';
import type { RemovedTextStore } from './removed-text-store.js';

export interface NoteTextDeps {
  readonly postedTextStore: Pick<PostedTextStore, 'take' | 'forget'>;
  readonly removedTextStore: Pick<RemovedTextStore, 'put' | 'delete'>;
  readonly screeningSettingsFor: (section: string) => Promise<Pick<ScreeningSettings, 'repeat'>>;
  readonly clock: Clock;
}

/**
 * Keeps what later texts are compared with: what was posted lately, and what an editor removed. Called within the
 * transaction that made a comment (`before` is null then), its next revision or its next status. Throws `conflict` when
 * the same author posts the same text in two places at this moment, which screening can't have seen.
 */
export async function noteText(deps: NoteTextDeps, comment: Comment, before: Comment | null): Promise<void> {
  const { repeat: settings } = await deps.screeningSettingsFor(comment.section);
  const isNewText = before?.revision !== comment.revision;
  const isGone = comment.status === 'withdrawn';
  if (before !== null && (isNewText || isGone)) {
    await deps.postedTextStore.forget(comparedComment(before, settings.minWords).key, before.id);
  }
  if (isNewText) await notePosted(deps, comment, settings);
  if (comment.status === 'removed') await noteRemoved(deps, comment, settings);
  else if (before?.status === 'removed') await deps.removedTextStore.delete(comment.id);
}

type Settings = ScreeningSettings['repeat'];

async function notePosted(deps: NoteTextDeps, comment: Comment, settings: Settings): Promise<void> {
  const { sameTextMinutes, waveMinutes, minWords } = settings;
  const keptMs = Math.max(sameTextMinutes, waveMinutes) * MINUTE_MS;
  if (keptMs === 0) return;
  const { key, bands, pairs } = comparedComment(comment, minWords);
  const at = deps.clock.now();
  const isTaken = await deps.postedTextStore.take(
    { key, commentId: comment.id, authorId: comment.authorId, bands, pairs, at },
    { freeSince: new Date(at.getTime() - sameTextMinutes * MINUTE_MS), expiresAt: new Date(at.getTime() + keptMs) },
  );
  if (!isTaken) throw new AppError('conflict', { detail: 'You are posting the same comment already.' });
}

async function noteRemoved(deps: NoteTextDeps, comment: Comment, settings: Settings): Promise<void> {
  const { isShort, bands, pairs } = comparedComment(comment, settings.minWords);
  if (isShort || settings.removedDays === 0) return;
  const removedAt = deps.clock.now();
  const expiresAt = new Date(removedAt.getTime() + settings.removedDays * DAY_MS);
  await deps.removedTextStore.put({ commentId: comment.id, bands, pairs, removedAt }, expiresAt);
}
