import type { z } from 'zod';
import type { FieldError } from '../../platform/errors.js';
import { groupOf, patched, type SettingsTree } from './settings-tree.js';

/**
 * The settings that follow from the defaults and the layers over them, the later over the earlier. A stored value that
 * this version of the service doesn't take any more counts as its default: settings never keep comments from being
 * screened.
 */
export function effectiveSettings<S extends z.ZodType>(schema: S, layers: readonly SettingsTree[]): z.output<S> {
  return settingsFrom(schema, layered(schema, layers));
}

function settingsFrom<S extends z.ZodType>(schema: S, tree: SettingsTree): z.output<S> {
  const { data, error } = schema.safeParse(withGroups(schema, tree));
  if (error === undefined) return data;
  if (Object.keys(tree).length === 0) throw error; // the defaults themselves are wrong
  return settingsFrom(schema, without(tree, error.issues));
}

/** Why these layers don't make whole settings, by dotted paths; none when they do. */
export function settingsProblems(schema: z.ZodType, layers: readonly SettingsTree[]): readonly FieldError[] {
  const { error } = schema.safeParse(withGroups(schema, layered(schema, layers)));
  return (error?.issues ?? []).map(({ path, message }) => ({ path: path.join('.'), message }));
}

function layered(schema: z.ZodType, layers: readonly SettingsTree[]): SettingsTree {
  return layers.reduce((below, layer) => patched(schema, below, layer), {});
}

/** Groups need no default of their own: their values have. */
function withGroups(schema: z.ZodType, value: unknown): unknown {
  const group = groupOf(schema);
  if (group === null) return value;
  const tree = (value ?? {}) as SettingsTree;
  const entries = Object.entries(group).map(([name, inner]) => [name, withGroups(inner, tree[name])] as const);
  return Object.fromEntries(entries.filter(([, inner]) => inner !== undefined));
}

/** Without the values that are at fault, or the groups around what is missing. */
function without(tree: SettingsTree, issues: readonly z.core.$ZodIssue[]): SettingsTree {
  const rest = issues.reduce((left, { path }) => withoutNearest(left, path), tree);
  return rest === tree ? {} : rest;
}

function withoutNearest(tree: SettingsTree, path: readonly PropertyKey[]): SettingsTree {
  if (path.length === 0) return tree;
  const rest = withoutPath(tree, path);
  return rest === tree ? withoutNearest(tree, path.slice(0, -1)) : rest;
}

/** Without the value at the path, or the one around it; the tree itself where there is none. */
function withoutPath(tree: SettingsTree, [name, ...deeper]: readonly PropertyKey[]): SettingsTree {
  if (typeof name !== 'string' || !Object.hasOwn(tree, name)) return tree;
  const { [name]: inner, ...others } = tree;
  const isGroup = typeof inner === 'object' && inner !== null && !Array.isArray(inner) && deeper.length > 0;
  if (!isGroup) return others;
  const rest = withoutPath(inner as SettingsTree, deeper);
  return rest === inner ? tree : { ...others, [name]: rest };
}
