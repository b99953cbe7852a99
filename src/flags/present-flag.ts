import type { Flag } from './flag.js';

/** A flag as its reporter sees it. */
export function presentFlag({ id, commentId, revision, reason, note, createdAt, outcome }: Flag) {
  return { id, commentId, revision, reason, note, createdAt, outcome };
}
