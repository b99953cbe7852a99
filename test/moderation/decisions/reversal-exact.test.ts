import { afterAll, beforeAll, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Types } from 'mongoose';
import { createFlagStore } from '../../../src/flags/index.js';
import { createCaseStore } from '../../../src/moderation/index.js';
import { MINUTE_MS, SECOND_MS } from '../../../src/platform/clock.js';
import type { ServiceClient } from '../../support/client.js';
import { newText } from '../../support/comments.js';
import { createMovingClock } from '../../support/moving-clock.js';
import { openNewsroom, type Newsroom } from '../../support/newsroom.js';

/**
 * Does a random sequence of acts to one comment, and then, to another one, the same without the decisions that were
 * reversed; both have to come out alike, audit and notices aside.
 */
const clock = createMovingClock();
/** Each life begins on a multiple of this, so that times within it can be compared. */
const BIG_STEP = MINUTE_MS;
const REASONS = ['spam', 'hate', 'other'] as const;
let newsroom: Newsroom;
let reporters: readonly ServiceClient[];
/** The first decides; the others, on what that one took part in. */
let editors: readonly ServiceClient[];

beforeAll(async () => {
  newsroom = await openNewsroom({ clock });
  editors = [newsroom.editor, await newsroom.service.signUp('editor'), await newsroom.service.signUp('admin')];
  reporters = await Promise.all(REASONS.map(() => newsroom.service.signUp()));
});
afterAll(() => newsroom.stop());

type Act =
  | { readonly type: 'flag'; readonly reporter: number; readonly reason: (typeof REASONS)[number] }
  | { readonly type: 'unflag'; readonly reporter: number }
  | { readonly type: 'decide'; readonly action: 'keep' | 'remove' | 'escalate'; readonly sanctioned: boolean }
  | { readonly type: 'appeal'; readonly side: 'author' | 'reporter'; readonly reporter: number }
  | { readonly type: 'edit' }
  | { readonly type: 'withdraw' }
  | { readonly type: 'reverse' };

const reporter = fc.nat(REASONS.length - 1);
const flag = fc.record({ type: fc.constant('flag' as const), reporter, reason: fc.constantFrom(...REASONS) });
const decide = fc.record({
  type: fc.constant('decide' as const),
  action: fc.constantFrom('keep' as const, 'remove' as const, 'escalate' as const),
  sanctioned: fc.boolean(),
});
const appeal = fc.record({
  type: fc.constant('appeal' as const),
  side: fc.constantFrom('author' as const, 'reporter' as const),
  reporter,
});
const act: fc.Arbitrary<Act> = fc.oneof(
  { arbitrary: flag, weight: 4 },
  { arbitrary: decide, weight: 4 },
  { arbitrary: fc.constant({ type: 'reverse' as const }), weight: 4 },
  { arbitrary: appeal, weight: 3 },
  { arbitrary: fc.record({ type: fc.constant('unflag' as const), reporter }), weight: 1 },
  { arbitrary: fc.constant({ type: 'edit' as const }), weight: 1 },
  { arbitrary: fc.constant({ type: 'withdraw' as const }), weight: 1 },
);

/** Random acts, or what leads to a decision on an appeal and random acts thereafter. */
const acts: fc.Arbitrary<readonly Act[]> = fc.oneof(
  fc.array(act, { minLength: 3, maxLength: 10 }),
  fc
    .tuple(flag, decide, decide, fc.boolean(), fc.array(act, { minLength: 1, maxLength: 5 }))
    .map(([first, one, other, flaggedAgain, rest]): readonly Act[] => {
      const by = { type: 'appeal', side: one.action === 'remove' ? 'author' : 'reporter' } as const;
      const again = flaggedAgain ? [{ ...first, reporter: (first.reporter + 1) % REASONS.length }] : [];
      return [first, ...again, one, { ...by, reporter: first.reporter }, other, ...rest];
    }),
);

/** One comment with what is done to it. */
class Life {
  readonly #author: ServiceClient;
  readonly #commentId: string;
  /** Those that stand, by the place of the act. */
  readonly standing: { readonly nth: number; readonly id: string; readonly editor: ServiceClient }[] = [];
  /** Which decision was appealed, by the place of the act. */
  readonly appealed = new Map<number, string>();

  constructor(author: ServiceClient, commentId: string) {
    this.#author = author;
    this.#commentId = commentId;
  }

  static async begin(commenting: string): Promise<Life> {
    const author = await newsroom.service.signUp();
    return new Life(
      author,
      await newsroom.comment({ author, slug: await newsroom.article({ commenting, headline: newText() }) }),
    );
  }

  /** The answer's status: 2xx where it was done. */
  async do(act: Act, nth: number): Promise<number> {
    if (act.type === 'decide') return this.#decide(act, nth);
    if (act.type === 'reverse') return this.#reverse();
    if (act.type === 'appeal') return this.#appeal(act, nth);
    const path = `/comments/${this.#commentId}`;
    if (act.type === 'edit') return (await this.#author.patch(path, { body: newText() })).status;
    if (act.type === 'withdraw') return (await this.#author.delete(path)).status;
    const reader = reporters[act.reporter];
    if (reader === undefined) throw new RangeError('There is no such reporter.');
    const { status } = await (act.type === 'flag'
      ? reader.post(`${path}/flags`, { reason: act.reason })
      : reader.delete(`${path}/flags`));
    return status;
  }

  async #decide({ action, sanctioned }: Act & { type: 'decide' }, nth: number): Promise<number> {
    const subject = await this.#subject();
    if (subject === null) return 404;
    const removal = { reason: 'spam', ...(sanctioned && { sanction: { kind: 'premoderation', days: 9 } }) };
    const body = { version: subject.version, action, ...(action === 'remove' && removal) };
    for (const editor of editors) {
      const answer = await editor.post(`/moderation/cases/${subject.id}/decisions`, body);
      if (answer.status === 201) this.standing.push({ nth, id: (answer.body as { id: string }).id, editor });
      // An appeal goes to the next who took no part.
      if (answer.status !== 403) return answer.status;
    }
    return 403;
  }

  async #reverse(): Promise<number> {
    const last = this.standing.pop();
    if (last === undefined) return 404;
    return (await last.editor.post(`/moderation/decisions/${last.id}/reversal`, {})).status;
  }

  async #appeal({ side, reporter: which }: Act & { type: 'appeal' }, nth: number): Promise<number> {
    const last = this.standing.at(-1);
    const party = side === 'author' ? this.#author : reporters[which];
    if (last === undefined || party === undefined) return 404;
    const { status } = await party.post(`/decisions/${last.id}/appeals`, { text: 'Look at it again, please.' });
    if (status === 201) this.appealed.set(nth, last.id);
    return status;
  }

  /** Whether what was appealed by this act has not been reversed. */
  hasStandingAppeal(nth: number): boolean {
    return this.standing.some(({ id }) => id === this.appealed.get(nth));
  }

  /** Those against decisions that stand. */
  async #appeals() {
    const { connection } = newsroom.service.context;
    const found = await connection
      .collection('appeals')
      .find({ commentId: new Types.ObjectId(this.#commentId) })
      .sort({ _id: 1 })
      .toArray();
    return found
      .filter(({ decisionId }) => this.standing.some(({ id }) => id === String(decisionId)))
      .map(({ side, state, text }) => [side, state, text] as unknown[]);
  }

  #subject() {
    return createCaseStore(newsroom.service.context.connection).findByComment(this.#commentId);
  }

  /** Everything that the acts can change; a number of a version says only how often something changed. */
  async state() {
    const { connection } = newsroom.service.context;
    const _id = new Types.ObjectId(this.#commentId);
    const comment = await connection.collection('comments').findOne({ _id });
    const flags = await createFlagStore(connection).listOnComment(this.#commentId, 100);
    const subject = await this.#subject();
    const file: unknown = subject && (await newsroom.editor.get(`/moderation/cases/${subject.id}`)).body;
    const article = await newsroom.service.client().get(`/articles/${comment?.articleSlug as string}`);
    return {
      comment: [comment?.status, comment?.revision, comment?.listed],
      flags: flags.map(({ reporterId, reason, outcome, revision }) => [reporterId, reason, outcome, revision]),
      subject: subject && essence(subject),
      appeals: await this.#appeals(),
      history: { ...(file as { author?: object } | null)?.author, id: null, displayName: null, createdAt: null },
      commentCount: (article.body as { commentCount: number }).commentCount,
      standing: (await this.#author.get('/me/standing')).body as { commenting: string },
    };
  }
}

type Subject = NonNullable<Awaited<ReturnType<ReturnType<typeof createCaseStore>['findByComment']>>>;

/** Its probability hangs on all that its reporters ever flagged, and so on the other life. */
function essence({ queue, state, revision, flagCount, evidence, kept, appeal, severity, openedAt, ...rest }: Subject) {
  const minute = (time: Date) => time.getTime() % BIG_STEP;
  return {
    queue,
    state,
    revision,
    flagCount,
    evidence,
    kept,
    appeal,
    severity,
    openedAt: minute(openedAt),
    claim: rest.claim,
  };
}

async function live(acts: readonly (Act | null)[], commenting: string) {
  clock.advance(BIG_STEP - (clock.now().getTime() % BIG_STEP));
  const life = await Life.begin(commenting);
  const done: boolean[] = [];
  for (const [nth, act] of acts.entries()) {
    clock.advance(SECOND_MS);
    done.push(act !== null && (await life.do(act, nth)) < 300);
  }
  const { standing, ...state } = await life.state();
  const decided = life.standing.map(({ nth }) => nth);
  const appealed = acts.map((_, nth) => life.hasStandingAppeal(nth));
  return { state: { ...state, commenting: standing.commenting }, done, decided, appealed };
}

it('leaves what there would be, had the decision never been taken', async () => {
  await fc.assert(
    fc.asyncProperty(acts, fc.constantFrom('open', 'premoderated'), async (acts, commenting) => {
      const whole = await live(acts, commenting);
      const stood = (act: Act, nth: number) =>
        whole.done[nth] === true &&
        act.type !== 'reverse' &&
        (act.type !== 'decide' || whole.decided.includes(nth)) &&
        (act.type !== 'appeal' || whole.appealed[nth] === true);
      const without = await live(
        acts.map((act, nth) => (stood(act, nth) ? act : null)),
        commenting,
      );
      // What only the reversed decision made possible, such as a flag on a held comment that it published, did happen.
      fc.pre(acts.every((act, nth) => stood(act, nth) === without.done[nth]));
      expect(whole.state).toEqual(without.state);
    }),
    { numRuns: 20, interruptAfterTimeLimit: 90_000 },
  );
}, 180_000);
