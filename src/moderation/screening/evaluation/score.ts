/** A text that people have judged. */
export interface LabelledText {
  /** Its line in the file. */
  readonly line: number;
  readonly text: string;
  /** Whether people say that it breaks a rule. */
  readonly isViolating: boolean;
}

/** How often a detector and people agreed. */
export interface Score {
  readonly detector: string;
  readonly texts: number;
  readonly violating: number;
  /** Texts that it stopped. */
  readonly hits: number;
  /** Of these, those that break a rule. */
  readonly rightHits: number;
  /** Texts that it only left a signal on. */
  readonly signalled: number;
  /** Lines of the first innocent texts that it stopped. */
  readonly falseAlarms: readonly number[];
  /** Lines of the first violating texts that it let pass. */
  readonly missed: readonly number[];
}

export type Answer = 'stopped' | 'signalled' | 'passed';

const MOST_EXAMPLES = 10;

/** Counts what one detector says of labelled texts, one after the other. */
export class ScoreCounter {
  #score: Score;

  constructor(detector: string) {
    const none = { texts: 0, violating: 0, hits: 0, rightHits: 0, signalled: 0 };
    this.#score = { detector, ...none, falseAlarms: [], missed: [] };
  }

  count({ line, isViolating }: LabelledText, answer: Answer): void {
    const isHit = answer === 'stopped';
    const { falseAlarms, missed, ...score } = this.#score;
    this.#score = {
      ...score,
      texts: score.texts + 1,
      violating: score.violating + Number(isViolating),
      hits: score.hits + Number(isHit),
      rightHits: score.rightHits + Number(isHit && isViolating),
      signalled: score.signalled + Number(answer === 'signalled'),
      falseAlarms: isHit && !isViolating && falseAlarms.length < MOST_EXAMPLES ? [...falseAlarms, line] : falseAlarms,
      missed: !isHit && isViolating && missed.length < MOST_EXAMPLES ? [...missed, line] : missed,
    };
  }

  get score(): Score {
    return this.#score;
  }
}

/** The share of hits that break a rule; NaN without a hit. */
export const precisionOf = ({ rightHits, hits }: Score): number => rightHits / hits;

/** The share of violating texts that are hit. */
export const recallOf = ({ rightHits, violating }: Score): number => rightHits / violating;

/** The share of innocent texts that are hit. */
export const falseAlarmsOf = ({ hits, rightHits, texts, violating }: Score): number =>
  (hits - rightHits) / (texts - violating);
