import { parseArgs } from 'node:util';
import { z } from 'zod';

/** Something that whoever typed the command has to mend; its message is all they are shown. */
export class CommandError extends Error {
  override readonly name = 'CommandError';
}

/** `displayName` is typed as `--display-name`. */
const optionOf = (field: string) => field.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/**
 * Reads `--option value` pairs: one option for each field of `schema`, which checks and converts the values.
 * Throws `CommandError` with a line for each option that is not as it should be.
 */
export function readOptions<S extends z.ZodObject>(schema: S, argv: readonly string[]): z.output<S> {
  const fields = Object.keys(schema.shape);
  const given = parseOptions(argv, fields.map(optionOf));
  const result = schema.safeParse(Object.fromEntries(fields.map((field) => [field, given[optionOf(field)]])));
  if (result.success) return result.data;
  const lines = result.error.issues.map(({ path, message }) => `--${optionOf(path.join('.'))}: ${message}`);
  throw new CommandError(lines.join('\n'));
}

function parseOptions(argv: readonly string[], names: readonly string[]): Readonly<Record<string, unknown>> {
  const options = Object.fromEntries(names.map((name) => [name, { type: 'string' } as const]));
  try {
    return parseArgs({ args: [...argv], options }).values;
  } catch (cause) {
    throw new CommandError(cause instanceof Error ? cause.message : String(cause), { cause });
  }
}
