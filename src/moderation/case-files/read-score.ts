import type { CoordinatedFlags } from '../evidence/coordinated-flags.js';
import type { WeighedCase } from '../evidence/weigh-case.js';
import type { ModerationCase } from '../cases/case.js';
import { knowCase, type KnowCasesDeps } from '../cases/know-cases.js';
import type { ReadScales } from '../cases/scales.js';
import { coordinatedFlags, weigh } from '../cases/weighing.js';

export interface ReadScoreDeps extends KnowCasesDeps {
  readonly readScales: ReadScales;
}

/** Why a case stands where it does. */
export interface Score extends WeighedCase {
  readonly coordinatedFlags: CoordinatedFlags | null;
}

type Part = WeighedCase['parts'][number] | { readonly kind: 'other_flags'; readonly value: number };

/** The weightiest flags are shown one by one. */
const MOST_FLAGS = 100;

/** Weighs a case as it is at this moment; its stored priority may be as old as the last change of its readers. */
export async function readScore(deps: ReadScoreDeps, subject: ModerationCase): Promise<Score> {
  const [known, scales] = await Promise.all([knowCase(deps, subject), deps.readScales(subject.section)]);
  const moment = { now: deps.clock.now(), scales };
  return { ...weigh(subject, known, moment), coordinatedFlags: coordinatedFlags(subject, known, moment) };
}

/** The sum in few lines: what the lightest of very many flags say comes as one. */
export function shortened(parts: WeighedCase['parts']): readonly Part[] {
  const flags = parts.filter(({ kind }) => kind === 'flag').sort((a, b) => b.value - a.value);
  const light = new Set(flags.slice(MOST_FLAGS));
  if (light.size === 0) return parts;
  const value = [...light].reduce((sum, part) => sum + part.value, 0);
  return [...parts.filter((part) => !light.has(part)), { kind: 'other_flags', value }];
}
