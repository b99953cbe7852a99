import type { Term } from './term.js';

/** More would mean a slip in a pattern. */
const MAX_SPELLINGS = 20_000;

/**
 * Reads a pattern of the lexicon: `[ab]` is one of these letters, `(ab|c)` one of these parts, `?` after a letter or a part means that
 * it may be missing, ` ` and `_` are a gap and a joint. At its ends, `*` lets it stand within a longer word, and `~`
 * lets an inflection follow. Throws for a pattern that is none.
 */
export function readPattern(pattern: string): Pick<Term, 'spellings' | 'startsAnywhere' | 'ending'> {
  const startsAnywhere = pattern.startsWith('*');
  const last = pattern.at(-1);
  const ending = last === '*' ? 'anywhere' : last === '~' ? 'inflected' : 'word';
  const body = pattern.slice(startsAnywhere ? 1 : 0, ending === 'word' ? undefined : -1);
  return { spellings: [...new Set(new Reader(body).read())], startsAnywhere, ending };
}

class Reader {
  readonly #body: string;
  #at = 0;

  constructor(body: string) {
    this.#body = body;
  }

  read(): readonly string[] {
    const spellings = this.#choice();
    if (this.#at < this.#body.length) throw this.#wrong();
    return spellings;
  }

  #choice(): readonly string[] {
    const all = [...this.#sequence()];
    while (this.#take('|')) all.push(...this.#sequence());
    return all;
  }

  #sequence(): readonly string[] {
    let all: readonly string[] = [''];
    for (;;) {
      const next = this.#part();
      if (next === null) return all;
      const options = this.#take('?') ? [...next, ''] : next;
      all = all.flatMap((start) => options.map((end) => start + end));
      if (all.length > MAX_SPELLINGS) throw this.#wrong();
    }
  }

  #part(): readonly string[] | null {
    if (this.#take('(')) {
      const inner = this.#choice();
      if (!this.#take(')')) throw this.#wrong();
      return inner;
    }
    if (this.#take('[')) {
      const end = this.#body.indexOf(']', this.#at);
      if (end < 0) throw this.#wrong();
      const letters = this.#body.slice(this.#at, end).split('');
      this.#at = end + 1;
      return letters;
    }
    const next = this.#body[this.#at];
    if (next === undefined || next === ')' || next === '|') return null;
    if (!/[a-z_ ]/.test(next)) throw this.#wrong();
    this.#at++;
    return [next];
  }

  #take(sign: string): boolean {
    const found = this.#body[this.#at] === sign;
    if (found) this.#at++;
    return found;
  }

  #wrong(): Error {
    return new Error(`No pattern: ${this.#body}, at ${String(this.#at)}`);
  }
}
