import { FLAG_REASONS, type FlagReason } from '../../flags/index.js';
import { DEFAULT_RULES, type Rule } from '../../moderation/index.js';
import { HOUR_MS, MINUTE_MS } from '../../platform/clock.js';
import type { CommentLife } from './comment-life.js';
import { FLAG_NOTES } from './fragments.js';
import { pickOthers, type People } from './people.js';
import type { Random } from './random.js';

/** Where and when a comment lives. */
export interface World {
  readonly random: Random;
  readonly people: People;
  /** Nothing happens after this. */
  readonly until: Date;
}

/** From when and until when other readers can see and answer a comment; ms since the epoch. */
export interface Shown {
  readonly from: number;
  readonly until: number;
}

/** Of the flagged ones: nobody has come round to them yet. */
const UNDECIDED_SHARE = 0.5;
const KEPT_SHARE = 0.6;
const ESCALATED_SHARE = 0.08;
const REOPENED_SHARE = 0.1;
const WITHDRAWN_SHARE = 0.01;

const NEVER: Shown = { from: Infinity, until: -Infinity };

/** Lives through what happens to a comment that is held first, as under a premoderated article. */
export function liveHeld(world: World, life: CommentLife): Shown {
  const { random, until } = world;
  const { createdAt } = life.comment;
  life.hold(createdAt);
  const decidedAt = later(createdAt, 5 * MINUTE_MS + random.wait(6 * HOUR_MS));
  // An editor never gets to every one of them.
  if (decidedAt > until || random.chance(0.15)) return NEVER;
  decide(world, life, decidedAt);
  return life.comment.status === 'published' ? { from: decidedAt.getTime(), until: Infinity } : NEVER;
}

/** Lives through what happens to a comment that is published at once. */
export function livePublished(world: World, life: CommentLife, isFlagged: boolean): Shown {
  const { createdAt } = life.comment;
  const from = createdAt.getTime();
  const gone = isFlagged ? liveFlagged(world, life) : liveQuietly(world, life);
  return { from, until: gone?.getTime() ?? Infinity };
}

/** When the author took it back; null mostly. */
function liveQuietly({ random, until }: World, life: CommentLife): Date | null {
  if (!random.chance(WITHDRAWN_SHARE)) return null;
  const withdrawnAt = later(life.comment.createdAt, MINUTE_MS + random.wait(12 * HOUR_MS));
  if (withdrawnAt > until) return null;
  life.withdraw();
  return withdrawnAt;
}

/** When an editor removed it; null when none did. */
function liveFlagged(world: World, life: CommentLife): Date | null {
  const { random, until } = world;
  const lastFlagAt = flagBySome(world, life);
  if (lastFlagAt === null || random.chance(UNDECIDED_SHARE)) return null;
  const decidedAt = later(lastFlagAt, 5 * MINUTE_MS + random.wait(8 * HOUR_MS));
  if (decidedAt > until) return null;
  decide(world, life, decidedAt);
  if (life.comment.status === 'removed') return decidedAt;
  if (life.subject?.state === 'decided' && random.chance(REOPENED_SHARE)) flagAgain(world, life, decidedAt);
  return null;
}

/** The time of the last flag; null when the first would have come too late. */
function flagBySome(world: World, life: CommentLife): Date | null {
  const { random, people } = world;
  const count = 1 + random.streak(0.4, 7);
  const reporters = pickOthers(random, people, { author: life.comment.authorId, count });
  const reason = random.pick(FLAG_REASONS);
  let at = later(life.comment.createdAt, 10 * MINUTE_MS);
  let last: Date | null = null;
  for (const reporterId of reporters) {
    at = later(at, random.wait(2 * HOUR_MS));
    if (at > world.until) break;
    life.flag(at, {
      reporterId,
      reason: random.chance(0.7) ? reason : random.pick(FLAG_REASONS),
      note: noteOf(random),
    });
    last = at;
  }
  return last;
}

function flagAgain(world: World, life: CommentLife, decidedAt: Date): void {
  const { random, people, until } = world;
  const said = new Set(life.flags.map((flag) => flag.reporterId));
  const reporterId = people.readers.find((id) => !said.has(id) && id !== life.comment.authorId);
  const at = later(decidedAt, random.wait(HOUR_MS));
  if (reporterId === undefined || at > until) return;
  life.flag(at, { reporterId, reason: random.pick(FLAG_REASONS), note: noteOf(random) });
}

function decide({ random, people }: World, life: CommentLife, at: Date): void {
  const editorId = random.pick(people.editors);
  const fate = random.next();
  if (fate < KEPT_SHARE) life.decide(at, { action: 'keep', rule: null, editorId });
  else {
    const action = fate < 1 - ESCALATED_SHARE ? 'remove' : 'escalate';
    life.decide(at, { action, rule: ruleAgainst(random, life), editorId });
  }
}

/** A rule that the first flag's reason speaks of, or any rule where nobody has flagged. */
function ruleAgainst(random: Random, { flags }: CommentLife): Rule {
  const reason: FlagReason | undefined = flags[0]?.reason;
  const fitting = DEFAULT_RULES.rules.filter((rule) => reason === undefined || rule.flagReasons.includes(reason));
  return random.pick(fitting);
}

const noteOf = (random: Random) => (random.chance(0.3) ? random.pick(FLAG_NOTES) : null);
const later = (time: Date, ms: number) => new Date(time.getTime() + Math.round(ms));
