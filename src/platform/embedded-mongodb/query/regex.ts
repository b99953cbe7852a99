import { BSONRegExp } from 'bson';
import { MongoError } from '../errors.js';

const FLAGS = /^[imsux]*$/;

/** True for a regular expression in either of its forms. */
export function isRegex(value: unknown): value is RegExp | BSONRegExp {
  return value instanceof RegExp || value instanceof BSONRegExp;
}

/**
 * The JavaScript form of a regular expression.
 * @throws MongoError for an invalid pattern, unknown flags, or the extended syntax (`x`), which is not supported.
 */
export function toRegExp(value: RegExp | BSONRegExp | string, options?: string): RegExp {
  const [pattern, own] = partsOf(value);
  const flags = options ?? own;
  if (!FLAGS.test(flags)) throw new MongoError('Location51108', `invalid flag in regex options: ${flags}`);
  if (flags.includes('x')) throw new MongoError('NotImplemented', 'The regex option x is not supported.');
  return compile(pattern, [...new Set(flags.replaceAll('u', ''))].join(''));
}

function partsOf(value: RegExp | BSONRegExp | string): [pattern: string, flags: string] {
  if (typeof value === 'string') return [value, ''];
  if (value instanceof BSONRegExp) return [value.pattern, value.options];
  return [value.source, value.flags.replace(/[^imsu]/g, '')];
}

/** By code points where the pattern allows it, as MongoDB does; older patterns with needless escapes don't. */
function compile(pattern: string, flags: string): RegExp {
  try {
    return new RegExp(pattern, `${flags}u`);
  } catch {
    return compileLoosely(pattern, flags);
  }
}

function compileLoosely(pattern: string, flags: string): RegExp {
  try {
    return new RegExp(pattern, flags);
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : '';
    throw new MongoError('Location51091', `Regular expression is invalid: ${why}`);
  }
}
