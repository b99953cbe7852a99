import type { HoldInstead, NoteRejected, NoteText, ScreenRevision, WordsForAuthor } from '../comments/index.js';
import { keepVerdicts, type KeepVerdictDeps } from './decisions/keep-verdict.js';
import { wordsForAuthor } from './screening/finding-words.js';
import { screeningPhases, type ScreeningPhasesDeps } from './screening/phases.js';
import { holdAfterRejections, type HoldAfterRejectionsDeps } from './screening/rejections/hold-after-rejections.js';
import { noteRejected, type NoteRejectedDeps } from './screening/rejections/note-rejected.js';
import { noteText, type NoteTextDeps } from './screening/repeats/note-text.js';
import { createScreening, type Screen } from './screening/screen-revision.js';
import { createScreeningMeasures, type ScreeningMeasuresDeps } from './screening/screening-measures.js';
import type { TestWordsDeps } from './screening/word-lists/test-words.js';
import type { ScreeningSettings } from './screening/screening-settings.js';

type PartDeps = KeepVerdictDeps &
  Omit<HoldAfterRejectionsDeps & NoteTextDeps, 'screeningSettingsFor'> &
  NoteRejectedDeps;

interface InForce {
  /** In force in a section; on the whole site where it is null. */
  readonly settingsFor: (section: string | null) => Promise<{ readonly screening: ScreeningSettings }>;
}

export type ScreeningCallsDeps = ScreeningMeasuresDeps & ScreeningPhasesDeps & PartDeps & InForce;

/** What comments and editors ask of screening. */
export interface ScreeningCalls {
  /** Without a look at earlier decisions: for texts that nobody has posted. */
  readonly screen: Screen;
  readonly screenRevision: ScreenRevision;
  readonly holdInstead: HoldInstead;
  readonly noteRejected: NoteRejected;
  readonly wordsForAuthor: WordsForAuthor;
  readonly noteText: NoteText;
  readonly usesStockWords: TestWordsDeps['usesStockWords'];
}

/** Puts the parts of screening together. Once a process: it makes the instruments that measure it. */
export function createScreeningCalls(given: ScreeningCallsDeps): ScreeningCalls {
  const deps = {
    ...given,
    screeningSettingsFor: async (section: string | null) => (await given.settingsFor(section)).screening,
  };
  const screen = createScreening({ phases: screeningPhases(given), ...deps, ...createScreeningMeasures(deps) });
  return {
    screen,
    screenRevision: keepVerdicts(deps, screen),
    holdInstead: (comment) => holdAfterRejections(deps, comment),
    noteRejected: (draft, signals) => noteRejected(deps, draft, signals),
    wordsForAuthor,
    noteText: (comment, before) => noteText(deps, comment, before),
    usesStockWords: async (section) => (await deps.screeningSettingsFor(section)).words.stock,
  };
}
