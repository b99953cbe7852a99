import type { Span } from './span.js';

/** A text made from another, each of whose UTF-16 units knows what in the original it stands for. */
export interface MappedText {
  readonly text: string;
  /**
   * The place in the original of `text.slice(start, end)`, where `start < end`: never empty, never through the middle
   * of a surrogate pair, and with the marks that follow a letter.
   */
  readonly spanOf: (start: number, end: number) => Span;
}

/** Puts a mapped text together from left to right. */
export class MappedTextBuilder {
  #text = '';
  readonly #starts: number[] = [];
  readonly #ends: number[] = [];

  /** Appends what stands for the original from `start` to `end`. */
  append(text: string, start: number, end: number): void {
    this.#text += text;
    for (let left = text.length; left > 0; left--) {
      this.#starts.push(start);
      this.#ends.push(end);
    }
  }

  /** Has what stands for the place before `end` stand for all up to `end`. */
  extendTo(end: number): void {
    const start = this.#starts.at(-1);
    for (let i = this.#ends.length - 1; i >= 0 && this.#starts[i] === start; i--) this.#ends[i] = end;
  }

  build(): MappedText {
    const [starts, ends] = [this.#starts, this.#ends];
    const spanOf = (start: number, end: number): Span => ({ start: starts[start] ?? 0, end: ends[end - 1] ?? 0 });
    return { text: this.#text, spanOf };
  }
}
