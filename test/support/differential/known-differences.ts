import type { Document } from 'mongodb';
import type { Answer } from './answers.js';
import type { Operation } from './operations.js';
import { reachedValues } from './reached-values.js';

/** An operation that two engines answered differently. */
export interface Difference {
  readonly operation: Operation;
  readonly tested: Answer;
  readonly reference: Answer;
  /** The collection as it was before. */
  readonly contents: readonly Document[];
}

interface KnownDifference {
  /** What the reference engine does, and what MongoDB's manual says instead. */
  readonly reason: string;
  /** The page of the manual. */
  readonly manual: string;
  /** Both engines hold the same afterwards, so the comparison can go on. */
  readonly harmless?: true;
  excuses(difference: Difference): boolean;
}

const BAD_VALUE = 2;
const FAILED_TO_PARSE = 9;
const TYPE_MISMATCH = 14;
const PATH_NOT_VIABLE = 28;
const DUPLICATE_KEY = 11_000;
const COUNTED_NOTHING = String.raw`"total\":{\"$numberInt\":\"0\"}}`;
/* MongoDB gives an assertion without a name of its own a number from here on. */
const FIRST_LOCATION_CODE = 10_000;

const KNOWN_DIFFERENCES: readonly KnownDifference[] = [
  {
    reason: 'The lab answers BadValue where MongoDB gives a code of the place; refusals.test.ts proves those codes.',
    manual: 'https://www.mongodb.com/docs/manual/reference/error-codes/',
    excuses: ({ tested, reference }) => {
      const code = codeOf(tested) ?? 0;
      return codeOf(reference) === BAD_VALUE && code >= FIRST_LOCATION_CODE && code !== DUPLICATE_KEY;
    },
  },
  {
    reason: 'The lab answers BadValue to $pop of what is no array, and MongoDB TypeMismatch.',
    manual: 'https://www.mongodb.com/docs/manual/reference/operator/update/pop/#behavior',
    excuses: ({ tested, reference }) => codeOf(reference) === BAD_VALUE && codeOf(tested) === TYPE_MISMATCH,
  },
  {
    reason: 'The lab answers FailedToParse to a field below a value of some types, and MongoDB PathNotViable.',
    manual: 'https://www.mongodb.com/docs/manual/reference/error-codes/',
    excuses: ({ tested, reference }) => codeOf(reference) === FAILED_TO_PARSE && codeOf(tested) === PATH_NOT_VIABLE,
  },
  {
    reason: 'The lab sorts an empty array with the lists of values; MongoDB sorts it before null and missing fields.',
    manual: 'https://www.mongodb.com/docs/manual/reference/bson-type-comparison-order/#arrays',
    excuses: ({ operation, contents }) =>
      sortPaths(operation).some((path) => contents.some((document) => reachesArray(document, path, isEmpty))),
  },
  {
    reason: 'The lab sorts by two arrays of one document; MongoDB refuses parallel arrays in a sort.',
    manual: 'https://www.mongodb.com/docs/manual/reference/method/cursor.sort/#sort-by-an-array-field',
    excuses: ({ operation, contents, tested }) =>
      codeOf(tested) === BAD_VALUE &&
      contents.some((document) => sortPaths(operation).filter((path) => leadsThroughArray(document, path)).length > 1),
  },
  {
    reason: 'The lab reads the parts of an update that change something; MongoDB refuses a faulty one in any case.',
    manual: 'https://www.mongodb.com/docs/manual/reference/operator/update/#update-operators',
    excuses: ({ operation, tested, reference }) =>
      isUpdate(operation) &&
      codeOf(tested) !== undefined &&
      codeOf(reference) === undefined &&
      touchedNothing(reference),
  },
  {
    reason: 'The lab counts nothing as 0; MongoDB gives no document, as $count is a $group over no documents.',
    manual: 'https://www.mongodb.com/docs/manual/reference/operator/aggregation/count/',
    excuses: ({ operation, reference }) =>
      'aggregate' in operation.command && JSON.stringify(reference).includes(COUNTED_NOTHING),
  },
  {
    reason: 'The lab loses empty documents at a $limit within a $facet; to MongoDB they are documents as any.',
    manual: 'https://www.mongodb.com/docs/manual/reference/operator/aggregation/facet/',
    harmless: true,
    excuses: ({ operation, tested, reference }) =>
      JSON.stringify(operation.command).includes('"$facet"') &&
      JSON.stringify(tested).replaceAll(/\{\},?/g, '') === JSON.stringify(reference).replaceAll(/\{\},?/g, ''),
  },
  {
    reason: 'The lab counts as modified what an update left as it was; MongoDB does not.',
    manual: 'https://www.mongodb.com/docs/manual/reference/command/update/#output',
    harmless: true,
    excuses: ({ tested, reference }) =>
      JSON.stringify({ ...tested, nModified: 0 }) === JSON.stringify({ ...reference, nModified: 0 }) &&
      Number('nModified' in tested && tested.nModified) < Number('nModified' in reference && reference.nModified),
  },
  {
    reason: 'The lab counts a whole collection by its statistics, which lag behind; ours must be the true number.',
    manual: 'https://www.mongodb.com/docs/manual/reference/command/count/#behavior',
    harmless: true,
    excuses: ({ operation, tested, contents }) =>
      countsEverything(operation) && 'n' in tested && tested.n === countWanted(operation, contents.length),
  },
];

/** The known difference that this one is; undefined where it is none. */
export function knownDifference(difference: Difference): KnownDifference | undefined {
  return KNOWN_DIFFERENCES.find((known) => known.excuses(difference));
}

/** The code of an answer that is an error, or of the only failed statement of a write. */
function codeOf(answer: Answer): number | undefined {
  if ('errorCode' in answer) return Number(answer.errorCode);
  const errors = (answer.errors ?? []) as readonly string[];
  return errors.length === 1 ? Number(errors[0]?.split(': ')[1]) : undefined;
}

function isUpdate({ command }: Operation): boolean {
  return 'update' in command || 'findAndModify' in command;
}

function touchedNothing(answer: Answer): boolean {
  return !('errorCode' in answer) && (answer.nModified === 0 || answer.value === 'null');
}

function countsEverything({ command }: Operation): boolean {
  return 'count' in command && Object.keys(command.query as Document).length === 0;
}

function countWanted({ command }: Operation, documents: number): number {
  const { skip = 0, limit = 0 } = command as { readonly skip?: number; readonly limit?: number };
  const left = Math.max(0, documents - skip);
  return limit === 0 ? left : Math.min(left, limit);
}

function sortPaths({ command }: Operation): string[] {
  const stages = (command.pipeline ?? []) as readonly Document[];
  const sorts = [command.sort, ...stages.map((stage) => stage.$sort as unknown)];
  return sorts.flatMap((sort) => Object.keys((sort ?? {}) as Document));
}

function reachesArray(document: Document, path: string, which: (array: readonly unknown[]) => boolean = all): boolean {
  return reachedValues(document, path).some((value) => Array.isArray(value) && which(value));
}

/** True where the path ends at an array or meets one on its way, be it empty. */
function leadsThroughArray(document: Document, path: string): boolean {
  const steps = path.split('.');
  return steps.some((_step, at) => reachesArray(document, steps.slice(0, at + 1).join('.')));
}

function isEmpty(array: readonly unknown[]): boolean {
  return array.length === 0;
}

function all(): boolean {
  return true;
}
