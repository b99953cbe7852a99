import { isInflection, LONGEST_INFLECTION } from './inflections.js';
import type { Reading } from './letters.js';
import { isDisguised, isPlausible, type Spelling } from './spelling.js';
import { GAP, JOINT, type Term } from './term.js';
import { WordText } from './word-text.js';
import type { TrieNode, WordTries } from './word-trie.js';

/** A term in a normal text. */
export interface TermHit {
  readonly term: Term;
  /** In the normal text's units. */
  readonly start: number;
  readonly end: number;
  /** Written so as not to be found. */
  readonly isDisguised: boolean;
}

/** What one place of the text may cost. A plain word costs a step for each of its letters. */
const MAX_STEPS_AT_A_PLACE = 200;

/** All terms in a normal text, in the order of their starts. `countSteps` is told how much work it was. */
export function findTerms(text: string, tries: WordTries, countSteps?: (steps: number) => void): readonly TermHit[] {
  const search = new Search(new WordText(text), tries);
  search.run();
  countSteps?.(search.steps);
  return search.hits;
}

/** In place of the last letter, where separators came after it within its word. */
const SEPARATED = ' ';
const DIGIT = /[0-9]/;
const VOWEL = /[aeiou]/;

interface Place {
  readonly node: TrieNode;
  /** Of the next character. */
  readonly at: number;
  /** The letter that the last step took; none after a mask or a gap. */
  readonly last: string;
}

/** Where a way through a trie has come to, and how. */
interface Way extends Place, Spelling {}

/** One step further. Spelled out, as this is the innermost of all loops and a spread is several times as slow. */
function onward(way: Way, { node, at, last }: Place): Way {
  const { letters, digits, signs, masked, splits, doubling } = way;
  return { node, at, last, letters, digits, signs, masked, splits, doubling };
}

class Search {
  readonly hits: TermHit[] = [];
  steps = 0;
  readonly #text: WordText;
  readonly #tries: WordTries;
  #start = 0;
  /** The place among the hits of the first that starts here. */
  #firstHere = 0;
  #stepsLeft = 0;

  constructor(text: WordText, tries: WordTries) {
    this.#text = text;
    this.#tries = tries;
  }

  run(): void {
    for (let start = 0; start < this.#text.length; start++) {
      this.#start = start;
      this.#firstHere = this.hits.length;
      if (this.#text.isWordStart(start)) this.#searchIn(this.#tries.atWordStart);
      this.#searchIn(this.#tries.anywhere);
    }
  }

  /** Goes straight on for as long as plain letters leave no choice, which is all there is to do at most places. */
  #searchIn(root: TrieNode): void {
    let node: TrieNode | undefined = root;
    let at = this.#start;
    let last = '';
    for (;;) {
      this.steps++;
      const { kind, letters } = this.#text.reading(at);
      const letter = letters[0] ?? '';
      if (node.terms.length > 0 || node.joins || kind !== 'letter' || letter === last) break;
      node = node.next.get(letter);
      if (node === undefined) return;
      at++;
      last = letter;
    }
    if (at === this.#start && this.#text.reading(at).letters.length === 0) return;
    this.#stepsLeft = MAX_STEPS_AT_A_PLACE;
    const counts = { letters: at - this.#start, digits: 0, signs: 0, masked: 0, splits: 0 };
    this.#walk({ node, at, last, ...counts, doubling: 'none' });
  }

  /** Tries every way on. As deep as the longest term and what may stand between its letters. */
  #walk(way: Way): void {
    if (this.#stepsLeft === 0) return;
    this.#stepsLeft--;
    this.steps++;
    if (way.last !== SEPARATED) for (const term of way.node.terms) this.#note(way, term);
    const reading = this.#text.reading(way.at);
    this.#takeLetter(way, reading);
    this.#takeRepetition(way, reading);
    if (reading.masks !== null && way.letters > 0) this.#takeMask(way, reading);
    if (way.node.joins) this.#takeGap(way);
    if (reading.separates && way.last !== SEPARATED) this.#takeSplit(way);
  }

  #takeLetter(way: Way, { letters, kind, length }: Reading): void {
    for (const letter of letters) {
      const node = way.node.next.get(letter);
      if (node === undefined) continue;
      const next = onward(way, { node, at: way.at + length, last: letter });
      if (next.doubling === 'last') next.doubling = 'within';
      if (kind === 'letter' || DIGIT.test(letter))
        next.letters++; // a term may have a digit itself
      else if (kind === 'digit') next.digits++;
      else next.signs++;
      this.#walk(next);
    }
  }

  /** The letter before once more, however often. */
  #takeRepetition(way: Way, { letters, kind }: Reading): void {
    if (kind !== 'letter' || letters[0] !== way.last) return;
    const next = onward(way, { node: way.node, at: this.#text.runEnd(way.at), last: way.last });
    if (this.#text.isOrdinaryDouble(way.at)) next.doubling = way.doubling === 'none' ? 'last' : 'within';
    this.#walk(next);
  }

  #takeMask(way: Way, { masks, length }: Reading): void {
    const at = way.at + length;
    if (masks !== 'even the last' && this.#text.reading(at).letters.length === 0) return;
    for (const [letter, node] of way.node.next) {
      if (letter === GAP || letter === JOINT || (masks === 'vowel' && !VOWEL.test(letter))) continue;
      const next = onward(way, { node, at, last: '' });
      next.masked++;
      this.#walk(next);
    }
  }

  #takeGap(way: Way): void {
    const joint = way.node.next.get(JOINT);
    const gap = way.node.next.get(GAP);
    const at = this.#text.separatorsEnd(way.at);
    if (joint !== undefined) this.#walk(onward(way, { node: joint, at: way.at, last: '' }));
    if (at === way.at) return;
    for (const node of [joint, gap]) if (node !== undefined) this.#walk(onward(way, { node, at, last: '' }));
  }

  /** Separators between the letters of one word, where the whole word is the term. */
  #takeSplit(way: Way): void {
    const at = this.#text.separatorsEnd(way.at);
    if (at === way.at || !this.#text.maySplit(way.at, at) || !this.#text.isCompoundStart(this.#start)) return;
    const next = onward(way, { node: way.node, at, last: SEPARATED });
    next.splits++;
    this.#walk(next);
  }

  #note(way: Way, term: Term): void {
    const end = this.#endOf(way, term);
    if (end === null || !isPlausible(way, term, end > way.at)) return;
    if (way.splits > 0 && !this.#text.isSplitEnd(end, way.splits >= way.letters - 1)) return;
    this.#add({ term, start: this.#start, end, isDisguised: isDisguised(way) });
  }

  /** Several ways may lead to one hit; the plainest tells. */
  #add(hit: TermHit): void {
    for (let i = this.hits.length - 1; i >= this.#firstHere; i--) {
      const known = this.hits[i];
      if (known?.term !== hit.term || known.end !== hit.end) continue;
      if (known.isDisguised) this.hits[i] = hit;
      return;
    }
    this.hits.push(hit);
  }

  /** Where the hit ends, with its inflection; null where the word goes on as another one. */
  #endOf({ at }: Way, { ending }: Term): number | null {
    if (ending === 'anywhere') return at;
    const wordEnd = this.#text.wordEnd(at, LONGEST_INFLECTION);
    if (wordEnd === at) return at;
    return ending === 'inflected' && wordEnd !== null && isInflection(this.#text.lettersOf(at, wordEnd))
      ? wordEnd
      : null;
  }
}
