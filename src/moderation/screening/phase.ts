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

/** Something settled, or for the settings in force to say. */
export type OfFacts<T extends string | number> = T | ((facts: ScreeningFacts) => T);

/** One step of screening: looks at a revision and says what it found. It changes nothing. */
export interface ScreeningPhase {
  readonly name: string;
  /**
   * Whom it waits for: the service's own stores, or services elsewhere, which are not asked about a text that is
   * rejected already. Left out by a phase that works by itself.
   */
  readonly asks?: 'stores' | 'services';
  /** For a phase that waits, in ms: past it the phase counts as failed. `DEFAULT_TIME_LIMIT_MS` where left out. */
  readonly timeLimitMs?: OfFacts<number>;
  /** The verdict that stands in for the phase's own when it fails. */
  readonly onFailure: OfFacts<Exclude<Verdict, 'reject'>>;
  /** `signal` aborts when the time is over: nobody waits for the answer any more. */
  readonly screen: (
    revision: ScreenedRevision,
    facts: ScreeningFacts,
    signal: AbortSignal,
  ) => PhaseResult | Promise<PhaseResult>;
}

/** What a phase answers that has nothing to say. */
export const NOTHING: PhaseResult = { findings: [] };

/** The same verdict for whatever was found; nothing where nothing was. */
export function verdictOn(findings: readonly Finding[], verdict: Verdict): PhaseResult {
  return findings.length === 0 ? NOTHING : { findings, verdict };
}

const STRICTNESS: Readonly<Record<Verdict, number>> = { publish: 0, hold: 1, reject: 2 };

/** One hold is enough to hold, and one rejection to reject. */
export function strictestOf(verdicts: readonly Verdict[]): Verdict {
  return verdicts.reduce<Verdict>((a, b) => (STRICTNESS[a] >= STRICTNESS[b] ? a : b), 'publish');
}
