import { toBodyHtml } from '../../src/comments/index.js';
import type { Finding, PhaseResult, ScreenedRevision, ScreeningPhase } from '../../src/moderation/screening/phase.js';
import { screeningSettings } from '../../src/moderation/screening/screening-settings.js';
import { toScreened } from '../../src/moderation/screening/to-screened.js';

/** A body, plain or HTML, as phases see it: without an article or an author. */
export function screenedText(body: string): ScreenedRevision {
  return toScreened({
    bodyHtml: toBodyHtml(body),
    article: null,
    authorId: null,
    commentId: null,
    revision: 1,
    parentId: null,
  });
}

/** What a phase that needs nothing but the text says of `body`, with `settings` over the defaults. */
export async function resultOn(phase: ScreeningPhase, body: string, settings: object = {}): Promise<PhaseResult> {
  const facts = { settings: screeningSettings.parse(settings), now: new Date() };
  return phase.screen(screenedText(body), facts, new AbortController().signal);
}

export interface Marked {
  readonly code: Finding['code'];
  /** What the finding marks in the text as read. */
  readonly marks: readonly string[];
}

/** The findings on `body`, each with the words it marks. */
export async function marksOn(phase: ScreeningPhase, body: string, settings: object = {}): Promise<readonly Marked[]> {
  const { text } = screenedText(body);
  const { findings } = await resultOn(phase, body, settings);
  return findings.map(({ code, spans }) => ({ code, marks: spans.map(({ start, end }) => text.slice(start, end)) }));
}
