/** Every value that a dotted path reaches in a document, through arrays and by positions in them. */
export function reachedValues(value: unknown, path: string): unknown[] {
  return reach(value, path.split('.'));
}

function reach(value: unknown, path: readonly string[]): unknown[] {
  const [step, ...rest] = path;
  if (step === undefined) return [value];
  if (typeof value !== 'object' || value === null) return [];
  const next = (value as Readonly<Record<string, unknown>>)[step];
  const inside = Array.isArray(value) ? value.flatMap((element) => reachObject(element, path)) : [];
  return next === undefined ? inside : [...reach(next, rest), ...inside];
}

/** An array directly in an array is not looked into. */
function reachObject(value: unknown, path: readonly string[]): unknown[] {
  return Array.isArray(value) ? [] : reach(value, path);
}
