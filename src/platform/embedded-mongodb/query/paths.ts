import type { Document } from '../protocol/bson.js';
import { fieldOf, isPlainObject } from './values.js';

/** Receives what a walk came upon on the way to a match: the position in the outermost array. */
export interface MatchTrace {
  position?: number;
}

/** Tests one value that a path leads to; `undefined` is a missing one. */
export type ValueTest = (value: unknown, trace?: MatchTrace) => boolean;

/** Whether an array at the end of a path is tested element by element and whole, or whole only. */
export type ArrayEnd = 'elements' | 'whole';

/** Decides on a document; with a trace it also tells which position of an array matched. */
export type Predicate = (document: Document, trace?: MatchTrace) => boolean;

const INDEX = /^(0|[1-9]\d*)$/;

/** The parts of a dotted path, and which of them can be positions of an array. */
export function splitPath(path: string): readonly string[] {
  return path.split('.');
}

export function isIndex(part: string): boolean {
  return INDEX.test(part);
}

/**
 * Walks a path as MongoDB's matcher does: into every element of an array on the way, and by position too;
 * an array on the way that holds no document yields nothing at all, a missing field yields `undefined`.
 */
export function compilePath(path: string, end: ArrayEnd, test: ValueTest): Predicate {
  const parts = splitPath(path);
  const [only] = parts;
  const walk = new Walk(parts, end, test);
  if (parts.length === 1 && only !== undefined) return (document, trace) => walk.leaf(fieldOf(document, only), trace);
  return (document, trace) => walk.object(document, 0, trace);
}

class Walk {
  private readonly last: number;
  private readonly parts: readonly string[];
  private readonly end: ArrayEnd;
  private readonly test: ValueTest;

  constructor(parts: readonly string[], end: ArrayEnd, test: ValueTest) {
    this.parts = parts;
    this.end = end;
    this.test = test;
    this.last = parts.length - 1;
  }

  object(value: Document, at: number, trace?: MatchTrace): boolean {
    const inner = fieldOf(value, this.parts[at] ?? '');
    if (at === this.last) return this.leaf(inner, trace);
    if (Array.isArray(inner)) return this.array(inner, at + 1, trace);
    if (isPlainObject(inner)) return this.object(inner, at + 1, trace);
    return this.test(undefined, trace);
  }

  leaf(value: unknown, trace?: MatchTrace): boolean {
    if (this.end === 'elements' && Array.isArray(value)) {
      for (const [position, element] of value.entries()) {
        if (this.test(element, trace)) return found(position, trace);
      }
    }
    return this.test(value, trace);
  }

  private array(values: readonly unknown[], at: number, trace?: MatchTrace): boolean {
    for (const [position, element] of values.entries()) {
      if (isPlainObject(element) && this.object(element, at, trace)) return found(position, trace);
    }
    const part = this.parts[at] ?? '';
    const position = isIndex(part) ? Number(part) : values.length;
    return position < values.length && this.indexed(values[position], at, trace) && found(position, trace);
  }

  private indexed(element: unknown, at: number, trace?: MatchTrace): boolean {
    if (at === this.last) return this.test(element, trace);
    if (Array.isArray(element)) return this.array(element, at + 1, trace);
    return isPlainObject(element) && this.object(element, at + 1, trace);
  }
}

/** Outer arrays are left last, so the outermost position is what stays. */
function found(position: number, trace?: MatchTrace): true {
  if (trace !== undefined) trace.position = position;
  return true;
}
