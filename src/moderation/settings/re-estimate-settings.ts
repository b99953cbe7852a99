import type { AuditLog } from '../../audit/index.js';
import type { Clock } from '../../platform/clock.js';
import type { AfterCommit, Transact } from '../../platform/database/transactions.js';
import type { DecidedOnStore } from '../decisions/decided-on-store.js';
import { experienceFrom, type DecidedOn } from '../evidence/decided-case.js';
import type { EvidenceSettings } from '../evidence/evidence-settings.js';
import { reEstimate, type Experience } from '../evidence/re-estimate.js';
import type { CurrentSettings } from './current-settings.js';
import { moderationSettings } from './moderation-settings.js';
import { settingsIn } from './overrides.js';
import type { SettingsStore } from './settings-store.js';
import { FIRST_VERSION, type SettingsVersion } from './settings-version.js';

export interface ReEstimateSettingsDeps extends Pick<CurrentSettings, 'settingsChanged'> {
  readonly settingsStore: Pick<SettingsStore, 'findNewerThan' | 'insert'>;
  readonly decidedOnStore: DecidedOnStore;
  readonly auditLog: AuditLog;
  readonly clock: Clock;
  readonly transact: Transact;
  readonly afterCommit: AfterCommit;
}

const PAGE_SIZE = 500;
/** So many of the newest decisions are learned from. */
const MOST_DECISIONS = 2000;
/** And of the cases among them, so many of each kind at the least. */
const LEAST_OF_EACH = 20;
/** What moves no constant by this share is no news. */
const NEWS = 0.02;

const ESTIMATED = {
  likelihood: ['baseRate', 'violatingShape', 'violatingFlagsPerReader', 'innocentShape', 'innocentFlagsPerReader'],
  reporters: ['precision'],
} as const;

/** The constants that are estimated, by their dotted names. */
type Constants = ReadonlyMap<string, number>;

/**
 * Estimates the constants of evidence from the newest decisions, and makes a version of the settings with them where they
 * are news; returns that, or null. Nothing is learned from few cases, nor where editors have switched it off. What is set,
 * not what was estimated before, is where each estimate starts from: the same decisions give the same again.
 */
export async function reEstimateSettings(
  deps: ReEstimateSettingsDeps,
  signal: AbortSignal,
): Promise<SettingsVersion | null> {
  const latest = (await deps.settingsStore.findNewerThan(FIRST_VERSION.version)) ?? FIRST_VERSION;
  const { evidence } = settingsIn(moderationSettings, latest.overrides, null);
  if (!evidence.learning.automatic) return null;
  const decisions = await newestDecisions(deps, signal);
  const experience = experienceFrom(decisions, evidence.likelihood.extraReaders);
  if (signal.aborted || isTooLittle(experience, evidence)) return null;
  const found = constantsOf(await reEstimate(experience, evidence));
  return deps.transact(() => adopt(deps, found, experience.cases.length));
}

async function newestDecisions(deps: ReEstimateSettingsDeps, signal: AbortSignal): Promise<readonly DecidedOn[]> {
  const found: DecidedOn[] = [];
  let before: { readonly decidedAt: Date; readonly id: string } | null = null;
  while (found.length < MOST_DECISIONS && !signal.aborted) {
    const page = await deps.decidedOnStore.list(before, PAGE_SIZE);
    found.push(...page.items);
    if (page.next === null) break;
    before = page.next;
  }
  return found.slice(0, MOST_DECISIONS);
}

function isTooLittle({ cases }: Experience, { learning }: EvidenceSettings): boolean {
  const upheld = cases.filter((each) => each.upheld).length;
  return cases.length < learning.leastCases || Math.min(upheld, cases.length - upheld) < LEAST_OF_EACH;
}

function constantsOf({ likelihood, reporters }: EvidenceSettings): Constants {
  return new Map([
    ...ESTIMATED.likelihood.map((name) => [`likelihood.${name}`, likelihood[name]] as const),
    ...ESTIMATED.reporters.map((name) => [`reporters.${name}`, reporters[name]] as const),
  ]);
}

/** A change by editors in the meantime stands: estimates lie beneath it. */
async function adopt(deps: ReEstimateSettingsDeps, found: Constants, cases: number): Promise<SettingsVersion | null> {
  const before = (await deps.settingsStore.findNewerThan(FIRST_VERSION.version)) ?? FIRST_VERSION;
  const known = constantsOf(estimatedIn(before));
  const news = [...found].filter(([name, value]) => Math.abs(value / (known.get(name) ?? 0) - 1) >= NEWS);
  if (news.length === 0) return null;
  const at = deps.clock.now();
  const made = {
    version: before.version + 1,
    changedBy: null,
    changedAt: at,
    paths: news.map(([name]) => `estimates.evidence.${name}`),
    overrides: before.overrides,
    estimates: { at, cases, values: { evidence: treeOf(found) } },
  };
  await deps.settingsStore.insert(made);
  await recordEstimates(deps, made, { known, found, cases });
  await deps.afterCommit(() => deps.settingsChanged(made));
  return made;
}

/** The settings as they would be if editors had set nothing. */
function estimatedIn({ estimates }: SettingsVersion): EvidenceSettings {
  return settingsIn(moderationSettings, { site: estimates?.values ?? {}, sections: {} }, null).evidence;
}

function treeOf(constants: Constants) {
  const group = (name: keyof typeof ESTIMATED) =>
    Object.fromEntries(ESTIMATED[name].map((each) => [each, constants.get(`${name}.${each}`)]));
  return { likelihood: group('likelihood'), reporters: group('reporters') };
}

interface Learned {
  readonly known: Constants;
  readonly found: Constants;
  readonly cases: number;
}

async function recordEstimates(
  { auditLog }: ReEstimateSettingsDeps,
  { version }: Pick<SettingsVersion, 'version'>,
  { known, found, cases }: Learned,
): Promise<void> {
  const values = [...found].map(([name, value]) => `${name}: ${known.get(name)} -> ${value}`);
  await auditLog.record({
    actor: { type: 'system', id: 're-estimation' },
    act: 'settings.estimated',
    subject: { type: 'settings', id: 'moderation' },
    details: { version, cases, values },
  });
}
