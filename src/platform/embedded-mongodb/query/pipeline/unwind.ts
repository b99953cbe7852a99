import { Long } from 'bson';
import { MongoError } from '../../errors.js';
import type { Document } from '../../protocol/bson.js';
import { fieldPath } from '../expressions.js';
import { compileAddFields } from '../projection.js';
import { isPlainObject } from '../values.js';
import { onlyFields, type StageMaker } from './stage.js';

interface Unwinding {
  readonly path: string;
  readonly indexField?: string;
  readonly keepsEmpty: boolean;
}

/** One document for each element of an array. */
export const unwind: StageMaker = (operand) => {
  const unwinding = readOptions(operand);
  const values = fieldPath(unwinding.path);
  return function* (documents) {
    for (const document of documents) {
      const value = values(document);
      if (Array.isArray(value) && value.length > 0) {
        for (const [at, element] of value.entries()) yield changed(document, unwinding, { value: element, at });
      } else if (Array.isArray(value) || value === null || value === undefined) {
        if (!unwinding.keepsEmpty) continue;
        yield changed(document, unwinding, { value: value === null ? null : undefined, at: null });
      } else {
        yield changed(document, unwinding, { value, at: null });
      }
    }
  };
};

function readOptions(operand: unknown): Unwinding {
  const spec = isPlainObject(operand) ? operand : { path: operand };
  onlyFields('$unwind', spec, ['path', 'includeArrayIndex', 'preserveNullAndEmptyArrays']);
  const { path, includeArrayIndex: indexField, preserveNullAndEmptyArrays: keepsEmpty = false } = spec;
  if (typeof path !== 'string')
    throw new MongoError('Location28808', 'expected a string as the path for $unwind stage');
  if (!path.startsWith('$')) {
    throw new MongoError('Location28818', `path option to $unwind stage should be prefixed with a '$': ${path}`);
  }
  if (typeof keepsEmpty !== 'boolean') {
    throw new MongoError('Location28809', 'expected a boolean for the preserveNullAndEmptyArrays option to $unwind');
  }
  if (indexField === undefined) return { path: path.slice(1), keepsEmpty };
  if (typeof indexField === 'string' && indexField !== '' && !indexField.startsWith('$')) {
    return { path: path.slice(1), indexField, keepsEmpty };
  }
  throw new MongoError(
    'Location28810',
    'expected a non-empty string for the includeArrayIndex option to $unwind stage',
  );
}

interface Element {
  readonly value: unknown;
  readonly at: number | null;
}

function changed(document: Document, { path, indexField }: Unwinding, { value, at }: Element): Document {
  const fields = new Map([[path, () => value]]);
  if (indexField !== undefined) fields.set(indexField, () => (at === null ? null : Long.fromNumber(at)));
  return compileAddFields(fields)(document);
}
