import { z } from 'zod';

/** Settings by name: values, and groups of more settings. Which is which, only the schema knows. */
export type SettingsTree = Readonly<Record<string, unknown>>;

/** What differs from the defaults on the whole site, and from the site in single sections. */
export interface Overrides {
  readonly site: SettingsTree;
  readonly sections: Readonly<Record<string, SettingsTree>>;
}

/** A change of overrides: null puts a value, a group or a section back to its default. */
export interface SettingsPatch {
  readonly site?: SettingsTree | null | undefined;
  readonly sections?: Readonly<Record<string, SettingsTree | null>> | null | undefined;
}

/** The settings that a schema groups, by name; null for one that is a value. */
export function groupOf(schema: z.ZodType): Readonly<Record<string, z.ZodType>> | null {
  const bare = withoutDefault(schema);
  return bare instanceof z.ZodObject ? bare.shape : null;
}

/** What a change of these settings may say: any part of them, and null for what is to be as by default. */
export function patchSchemaOf(schema: z.ZodType): z.ZodType {
  const group = groupOf(schema);
  if (group === null) return withoutDefault(schema);
  const fields = Object.entries(group).map(([name, inner]) => [name, patchSchemaOf(inner).nullish()] as const);
  return z.strictObject(Object.fromEntries(fields));
}

function withoutDefault(schema: z.ZodType): z.ZodType {
  const hasDefault = schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault;
  return hasDefault ? withoutDefault(schema.unwrap() as z.ZodType) : schema;
}

/** `before` with `patch`, which fits the schema, laid over it. Groups that have nothing left in them are left out. */
export function patched(schema: z.ZodType, before: SettingsTree, patch: SettingsTree): SettingsTree {
  const entries = Object.entries(groupOf(schema) ?? {}).flatMap(([name, inner]) => {
    const value = patchedValue(inner, before[name], patch[name]);
    return value === undefined ? [] : [[name, value] as const];
  });
  return Object.fromEntries(entries);
}

function patchedValue(schema: z.ZodType, before: unknown, change: unknown): unknown {
  if (change === undefined) return before;
  if (change === null) return undefined;
  if (groupOf(schema) === null) return change;
  const group = patched(schema, (before ?? {}) as SettingsTree, change as SettingsTree);
  return Object.keys(group).length === 0 ? undefined : group;
}

/** The dotted paths of the values that differ between two trees. */
export function changedPaths(schema: z.ZodType, before: SettingsTree, after: SettingsTree): readonly string[] {
  return Object.entries(groupOf(schema) ?? {}).flatMap(([name, inner]) => {
    if (groupOf(inner) === null) return isSame(before[name], after[name]) ? [] : [name];
    const [one = {}, other = {}] = [before[name], after[name]] as (SettingsTree | undefined)[];
    return changedPaths(inner, one, other).map((path) => `${name}.${path}`);
  });
}

const isSame = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);
