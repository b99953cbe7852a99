import type { Grade } from '../term.js';

/** Patterns by what they weigh; see README.md. A leading `'` marks what is left alone where it is written as a name. */
export type Lexicon = Readonly<Partial<Record<Grade, readonly string[]>>>;
