import { MongoError } from '../errors.js';
import type { Document } from '../protocol/bson.js';
import { isIndex } from '../query/paths.js';
import { fieldOf, isPlainObject } from '../query/values.js';

/** How far beyond its end an array may be filled by setting one position. */
const MAX_FILL = 1_500_000;

type Container = Document | unknown[];

/** One place in a document that is being changed, by its exact path: no `$`, arrays by position. */
export class Target {
  readonly path: string;
  private readonly root: Document;
  private readonly parts: readonly string[];

  constructor(root: Document, parts: readonly string[]) {
    this.root = root;
    this.parts = parts;
    this.path = parts.join('.');
  }

  /** `undefined` where there is nothing. */
  get value(): unknown {
    return this.parts.reduce<unknown>(child, this.root);
  }

  /**
   * Puts a value in place and makes the documents on the way to it.
   * @throws MongoError `PathNotViable` where the way leads through something that has no such field.
   */
  set(value: unknown): void {
    let container: Container = this.root;
    for (const [at, part] of this.parts.slice(0, -1).entries()) {
      const inner = child(container, part);
      const next: unknown = inner === undefined ? {} : inner;
      if (!isContainer(next)) throw notViable(this.parts[at + 1] ?? '', part, next);
      if (inner === undefined) put(container, part, next);
      container = next;
    }
    put(container, this.last, value);
  }

  /** Takes the field away; an element of an array becomes null, so that the others keep their positions. */
  remove(): void {
    const container = this.parts.slice(0, -1).reduce<unknown>(child, this.root);
    if (Array.isArray(container)) {
      if (child(container, this.last) !== undefined) container[Number(this.last)] = null;
    } else if (isPlainObject(container)) {
      Reflect.deleteProperty(container, this.last);
    }
  }

  /** True where some part of the path is a position in an array. */
  get withinArray(): boolean {
    return this.parts.some((_part, at) => Array.isArray(this.parts.slice(0, at).reduce<unknown>(child, this.root)));
  }

  /** Another place in the same document. */
  elsewhere(parts: readonly string[]): Target {
    return new Target(this.root, parts);
  }

  private get last(): string {
    return this.parts.at(-1) ?? '';
  }
}

/** What a part of a path leads to, by name in a document and by position in an array. */
export function child(container: unknown, part: string): unknown {
  if (Array.isArray(container)) return isIndex(part) ? (container[Number(part)] as unknown) : undefined;
  return isPlainObject(container) ? fieldOf(container, part) : undefined;
}

function put(container: Container, part: string, value: unknown): void {
  if (part === '__proto__') throw new MongoError('BadValue', "Fields can't be named __proto__.");
  if (!Array.isArray(container)) {
    container[part] = value;
    return;
  }
  if (!isIndex(part)) throw notViable(part, 'an array', container);
  const position = Number(part);
  if (position - container.length > MAX_FILL) {
    throw new MongoError('BadValue', `can't backfill more than ${MAX_FILL} elements`);
  }
  while (container.length < position) container.push(null);
  container[position] = value;
}

function isContainer(value: unknown): value is Container {
  return Array.isArray(value) || isPlainObject(value);
}

function notViable(part: string, name: string, value: unknown): MongoError {
  const kind = Array.isArray(value) ? 'an array' : 'a value';
  return new MongoError('PathNotViable', `Cannot create field '${part}' in element '${name}', which is ${kind}.`);
}
