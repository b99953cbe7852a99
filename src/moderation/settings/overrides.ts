import type { z } from 'zod';
import type { FieldError } from '../../platform/errors.js';
import { effectiveSettings, settingsProblems } from './effective-settings.js';
import { changedPaths, patched, type Overrides, type SettingsPatch, type SettingsTree } from './settings-tree.js';

export const NO_OVERRIDES: Overrides = { site: {}, sections: {} };

/** Far more than a publisher has; bounds what a change has to check. */
const MAX_SECTIONS = 100;
/** As JSON in UTF-8. */
const MAX_BYTES = 1_000_000;

/** What is in force after a change, or what is wrong with it. */
interface PatchOutcome {
  readonly overrides: Overrides;
  /** Where something differs: `site.screening.…`, `sections.health.screening.…`. */
  readonly paths: readonly string[];
  readonly problems: readonly FieldError[];
}

/** Lays a change, which fits the schema, over what is in force, and checks the settings it leads to as a whole. */
export function patchOverrides(schema: z.ZodType, before: Overrides, patch: SettingsPatch): PatchOutcome {
  const overrides = {
    site: patch.site === null ? {} : patched(schema, before.site, patch.site ?? {}),
    sections: patchedSections(schema, before, patch.sections),
  };
  return { overrides, paths: pathsBetween(schema, before, overrides), problems: problemsOf(schema, overrides) };
}

function patchedSections(
  schema: z.ZodType,
  before: Overrides,
  change: SettingsPatch['sections'],
): Overrides['sections'] {
  if (change === null) return {};
  const sections = namesIn(before.sections, change ?? {}).map((name) => {
    const ofSection = ownOf(change ?? {}, name);
    const tree = ofSection === null ? {} : patched(schema, ownOf(before.sections, name) ?? {}, ofSection ?? {});
    return [name, tree] as const;
  });
  return Object.fromEntries(sections.filter(([, tree]) => Object.keys(tree).length > 0));
}

function pathsBetween(schema: z.ZodType, before: Overrides, after: Overrides): readonly string[] {
  const ofSite = changedPaths(schema, before.site, after.site).map((path) => `site.${path}`);
  const ofSections = namesIn(before.sections, after.sections).flatMap((name) => {
    const [one = {}, other = {}] = [ownOf(before.sections, name), ownOf(after.sections, name)];
    return changedPaths(schema, one, other).map((path) => `sections.${name}.${path}`);
  });
  return [...ofSite, ...ofSections];
}

function namesIn(...records: readonly Readonly<Record<string, unknown>>[]): readonly string[] {
  return [...new Set(records.flatMap((record) => Object.keys(record)))].sort();
}

/** A section may be called `constructor`. */
function ownOf<T>(record: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(record, name) ? record[name] : undefined;
}

/** What no single value shows: values that don't go together, too many sections, too large a document. */
function problemsOf(schema: z.ZodType, overrides: Overrides): readonly FieldError[] {
  const sections = Object.keys(overrides.sections);
  if (sections.length > MAX_SECTIONS)
    return [{ path: 'sections', message: `Must not name more than ${MAX_SECTIONS} sections.` }];
  if (Buffer.byteLength(JSON.stringify(overrides)) > MAX_BYTES)
    return [{ path: '', message: `The settings must not take more than ${MAX_BYTES} bytes in all.` }];
  const ofSite = problemsIn(schema, 'site', [overrides.site]);
  if (ofSite.length > 0) return ofSite;
  return sections.flatMap((name) =>
    problemsIn(schema, `sections.${name}`, [overrides.site, ownOf(overrides.sections, name) ?? {}]),
  );
}

function problemsIn(schema: z.ZodType, place: string, layers: readonly SettingsTree[]): readonly FieldError[] {
  return settingsProblems(schema, layers).map(({ path, message }) => ({ path: `${place}.${path}`, message }));
}

/** The settings in force in a section, or on the site where it is null, by what editors set. */
export function settingsIn<S extends z.ZodType>(schema: S, overrides: Overrides, section: string | null): z.output<S> {
  return effectiveSettings(schema, layersFor(overrides, section));
}

/** The same with values in the place of defaults; null where they don't go together with what editors set. */
export function settingsOver<S extends z.ZodType>(
  schema: S,
  { base, overrides }: { readonly base: SettingsTree; readonly overrides: Overrides },
  section: string | null,
): z.output<S> | null {
  const layers = [base, ...layersFor(overrides, section)];
  return settingsProblems(schema, layers).length > 0 ? null : effectiveSettings(schema, layers);
}

function layersFor(overrides: Overrides, section: string | null): readonly SettingsTree[] {
  const own = section === null ? undefined : ownOf(overrides.sections, section);
  return own === undefined ? [overrides.site] : [overrides.site, own];
}
