import { MongoError } from '../errors.js';
import type { Document } from '../protocol/bson.js';
import type { ArrayFilters } from './array-filters.js';
import { child, Target } from './target.js';

const IDENTIFIED = /^\$\[([^\]]*)\]$/;

/** A path as an update writes it, which may hold `$`, `$[]` and `$[identifier]`. */
export interface UpdatePath {
  readonly text: string;
  readonly parts: readonly string[];
}

/** What stands for the placeholders of a path. */
export interface Placeholders {
  /** The position that the filter came upon, for `$`. */
  readonly position: number | undefined;
  readonly arrayFilters: ArrayFilters;
}

/**
 * Checks a path of an update.
 * @throws MongoError for empty parts, names with `$`, identifiers without a filter.
 */
export function parseUpdatePath(text: string, arrayFilters: ArrayFilters): UpdatePath {
  const parts = text.split('.');
  if (parts.includes('')) {
    const why =
      text === '' ? 'An empty update path is not valid.' : `The update path '${text}' contains an empty field name`;
    throw new MongoError('EmptyFieldName', why);
  }
  parts.forEach((part, at) => checkPart(part, { text, first: at === 0, arrayFilters }));
  if (parts.filter((part) => part === '$').length > 1) {
    throw new MongoError('BadValue', `Too many positional (i.e. '$') elements found in path '${text}'`);
  }
  return { text, parts };
}

interface PartContext {
  readonly text: string;
  readonly first: boolean;
  readonly arrayFilters: ArrayFilters;
}

function checkPart(part: string, { text, first, arrayFilters }: PartContext): void {
  if (!part.startsWith('$')) return;
  const identifier = identifierIn(part);
  if (part !== '$' && identifier === undefined) {
    throw new MongoError(
      'DollarPrefixedFieldName',
      `The dollar ($) prefixed field '${part}' in '${text}' is not valid.`,
    );
  }
  if (first) {
    throw new MongoError('BadValue', `Cannot have array filter or position as the first part of path '${text}'`);
  }
  if (identifier !== undefined && identifier !== '' && !arrayFilters.has(identifier)) {
    throw new MongoError('BadValue', `No array filter found for identifier '${identifier}' in path '${text}'`);
  }
}

/** The identifier of `$[identifier]`, empty for `$[]`, undefined for any other part. */
export function identifierIn(part: string): string | undefined {
  return IDENTIFIED.exec(part)?.[1];
}

/** The places of one document that a path means, with every placeholder filled in. */
export function targetsOf(document: Document, path: UpdatePath, placeholders: Placeholders): Target[] {
  return expand({ value: document, done: [] }, path, placeholders).map((parts) => new Target(document, parts));
}

interface Walked {
  readonly value: unknown;
  readonly done: readonly string[];
}

function expand(walked: Walked, path: UpdatePath, placeholders: Placeholders): (readonly string[])[] {
  const part = path.parts[walked.done.length];
  if (part === undefined) return [walked.done];
  return choices(part, walked, { path, placeholders }).flatMap((choice) =>
    expand({ value: child(walked.value, choice), done: [...walked.done, choice] }, path, placeholders),
  );
}

interface Choosing {
  readonly path: UpdatePath;
  readonly placeholders: Placeholders;
}

function choices(part: string, walked: Walked, { path, placeholders }: Choosing): readonly string[] {
  if (part === '$') return [positionFound(path, placeholders)];
  const identifier = identifierIn(part);
  if (identifier === undefined) return [part];
  const { value } = walked;
  if (!Array.isArray(value)) throw notAnArray(walked, path);
  const wanted = placeholders.arrayFilters.get(identifier) ?? (() => true);
  return value.flatMap((element: unknown, at) => (wanted(element) ? [String(at)] : []));
}

function positionFound(path: UpdatePath, { position }: Placeholders): string {
  if (position !== undefined) return String(position);
  const found = 'did not find the match needed from the query';
  throw new MongoError('BadValue', `The positional operator ${found}. Unexpanded update: ${path.text}`);
}

function notAnArray({ value, done }: Walked, path: UpdatePath): MongoError {
  const place = done.join('.');
  if (value !== undefined) {
    return new MongoError('BadValue', `Cannot apply array updates to non-array element ${place} in '${path.text}'`);
  }
  return new MongoError('BadValue', `The path '${place}' must exist in the document in order to apply array updates.`);
}
