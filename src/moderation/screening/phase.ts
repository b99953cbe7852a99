import type { Article } from '../../articles/index.js';
import type { ScreeningResult } from '../../comments/index.js';
import type { FindingCode, FindingDetails } from './finding-words.js';
import type { ScreeningSettings } from './screening-settings.js';
import type { Link } from './text/links.js';
import type { NormalText } from './text/normal-text.js';
import type { Span } from './text/span.js';

/** From the mildest to the strictest. */
export type Verdict = ScreeningResult['verdict'];

/** One thing that a phase found. `finding-words.ts` turns it into sentences. */
export interface Finding {
  readonly code: FindingCode;
  /** 0 (harmless) to 1. */
  readonly score: number;
  /** What in the text as read caused it; empty where a fact did. */
  readonly spans: readonly Span[];
  readonly details?: FindingDetails;
}

/** What a phase looks at: a text on its way to become a revision, or one that an editor tries out. */
export interface ScreenedRevision {
  /** Null where an editor tries a text without an article. */
  readonly article: Article | null;
  /** Null where an editor tries a text: phases that look at the author then find nothing. */
  readonly authorId: string | null;
  readonly commentId: string | null;
  readonly revision: number;
  readonly parentId: string | null;
  /** Clean HTML in normal form. */
  readonly bodyHtml: string;
  /** The body as read, which all spans point into. */
  readonly text: string;
  /** The text made comparable, with the way back to `text`. */
  readonly normal: NormalText;
  readonly links: readonly Link[];
}

/** What else a phase judges by. */
export interface ScreeningFacts {
  /** In force in the article's section. */
  readonly settings: ScreeningSettings;
  readonly now: Date;
}

export interface PhaseResult {
  readonly findings: readonly Finding[];
  /** Left out by a phase that only finds, or found nothing: it then stands in nobody's way. */
  readonly verdict?: Verdict;
}

/** One step of screening: looks at a revision and says what it found. It changes nothing. */
export interface ScreeningPhase {
  readonly name: string;
  /** For a phase that asks others, in ms: past it the phase counts as failed. */
  readonly timeLimitMs?: number;
  /** The verdict that stands in for the phase's own when it fails. */
  readonly onFailure: Exclude<Verdict, 'reject'>;
  readonly screen: (revision: ScreenedRevision, facts: ScreeningFacts) => PhaseResult | Promise<PhaseResult>;
}

/** What a phase answers that has nothing to say. */
export const NOTHING: PhaseResult = { findings: [] };

/** The same verdict for whatever was found; nothing where nothing was. */
export function verdictOn(findings: readonly Finding[], verdict: Verdict): PhaseResult {
  return findings.length === 0 ? NOTHING : { findings, verdict };
}
