import { GAP, JOINT, type Term } from './term.js';

/** A tree of spellings by their letters, and the terms that end at each place. */
export interface TrieNode {
  readonly next: Map<string, TrieNode>;
  readonly terms: Term[];
  /** Whether words may join here: a gap or a joint may come next. */
  joins: boolean;
}

/** Terms in the form that a search needs. Made once for a version of the lists. */
export interface WordTries {
  /** Of terms that begin where a word begins. */
  readonly atWordStart: TrieNode;
  /** Of terms that may begin anywhere. */
  readonly anywhere: TrieNode;
}

const emptyNode = (): TrieNode => ({ next: new Map(), terms: [], joins: false });

export function toWordTries(terms: Iterable<Term>): WordTries {
  const tries = { atWordStart: emptyNode(), anywhere: emptyNode() };
  for (const term of terms) {
    const root = term.startsAnywhere ? tries.anywhere : tries.atWordStart;
    for (const spelling of term.spellings) insert(root, spelling, term);
  }
  return tries;
}

function insert(root: TrieNode, spelling: string, term: Term): void {
  let node = root;
  for (const letter of spelling) {
    const next = node.next.get(letter) ?? emptyNode();
    node.next.set(letter, next);
    if (letter === GAP || letter === JOINT) node.joins = true;
    node = next;
  }
  if (!node.terms.includes(term)) node.terms.push(term);
}
