import { Types } from 'mongoose';
import { createReaderTallyStore } from '../../../src/articles/index.js';
import { createCaseStore, type ModerationCase } from '../../../src/moderation/index.js';
import { MINUTE_MS } from '../../../src/platform/clock.js';
import type { ServiceClient } from '../../support/client.js';
import type { MovingClock } from '../../support/moving-clock.js';
import type { Newsroom } from '../../support/newsroom.js';

export const SECTIONS = ['parks', 'quays', 'tunnels'] as const;
const REASONS = ['spam', 'hate', 'other'] as const;
const DETECTORS = ['words', 'links', 'noise'] as const;

export interface LoggedDecision {
  readonly at: Date;
  readonly section: string;
  readonly queue: string;
  readonly openedAt: Date;
  readonly action: 'keep' | 'remove' | 'escalate';
  readonly by: string;
  readonly detectors: readonly string[];
  reversed: boolean;
}

interface Happened {
  readonly at: Date;
  readonly section: string;
}

/** What happened, as a test saw it from outside. */
export interface History {
  readonly openings: (Happened & { readonly queue: string })[];
  /** By comment and reporter: a flag that is raised again is raised when it is raised last. */
  readonly flags: Map<string, Happened>;
  readonly decisions: LoggedDecision[];
  readonly readers: (Happened & { readonly count: number })[];
}

interface Thread {
  readonly slug: string;
  section: string;
}

interface Subject {
  readonly commentId: string;
  readonly thread: Thread;
  readonly detectors: readonly string[];
  /** Latest last. */
  readonly standing: { readonly id: string; readonly logged: LoggedDecision }[];
}

/** Random acts of readers and staff on a few comments, over HTTP, and a log of what they came to. */
export class RandomHistory {
  readonly history: History = { openings: [], flags: new Map(), decisions: [], readers: [] };
  readonly #newsroom: Newsroom;
  readonly #clock: MovingClock;
  readonly #random: () => number;
  readonly #subjects: Subject[] = [];
  #reporters: readonly ServiceClient[] = [];
  #staff: readonly ServiceClient[] = [];

  constructor(newsroom: Newsroom, clock: MovingClock, seed: number) {
    this.#newsroom = newsroom;
    this.#clock = clock;
    this.#random = randomFrom(seed);
  }

  async begin(staff: readonly ServiceClient[], comments: number): Promise<void> {
    this.#staff = staff;
    this.#reporters = await Promise.all(Array.from({ length: 5 }, () => this.#newsroom.service.signUp()));
    for (let nth = 0; nth < comments; nth += 1) {
      const section = this.#one(SECTIONS);
      const thread = { slug: await this.#newsroom.article({ section }), section };
      const commentId = await this.#newsroom.comment({ slug: thread.slug });
      const subject = { commentId, thread, detectors: DETECTORS.filter(() => this.#random() < 0.4), standing: [] };
      await this.#putSignals(subject);
      this.#subjects.push(subject);
      this.#noteOpening(subject, null, await this.#caseOf(subject));
    }
  }

  /** Some time passes after each act, unless `longestMs` is 0. */
  async act(times: number, longestMs: number): Promise<void> {
    for (let nth = 0; nth < times; nth += 1) {
      await this.#one([
        ...[() => this.#flag(), () => this.#flag(), () => this.#flag(), () => this.#unflag()],
        ...[() => this.#decide(), () => this.#decide(), () => this.#decide()],
        ...[() => this.#reverse(), () => this.#move(), () => this.#read()],
      ])();
      this.#clock.advance(Math.floor((this.#random() * longestMs) / MINUTE_MS) * MINUTE_MS);
    }
  }

  async #flag(): Promise<void> {
    const [subject, reporter] = [this.#one(this.#subjects), this.#one(this.#reporters)];
    const before = await this.#caseOf(subject);
    const answer = await reporter.post(`/comments/${subject.commentId}/flags`, { reason: this.#one(REASONS) });
    if (answer.status === 201)
      this.history.flags.set(`${subject.commentId} ${reporter.account.id}`, this.#here(subject));
    this.#noteOpening(subject, before, await this.#caseOf(subject));
  }

  async #unflag(): Promise<void> {
    await this.#one(this.#reporters).delete(`/comments/${this.#one(this.#subjects).commentId}/flags`);
  }

  async #decide(): Promise<void> {
    const editor = this.#one(this.#staff);
    const tried = Array.from({ length: 5 }, () => this.#one(this.#subjects));
    const cases = await Promise.all(tried.map((each) => this.#caseOf(each)));
    const found = cases.find((each) => each?.state === 'open');
    const subject = this.#subjects.find(({ commentId }) => commentId === found?.commentId);
    if (!found || !subject) return;
    const action = this.#one(['keep', 'keep', 'keep', 'remove', 'escalate'] as const);
    const body = { version: found.version, action, ...(action === 'remove' && { reason: 'spam' }) };
    const answer = await editor.post(`/moderation/cases/${found.id}/decisions`, body);
    if (answer.status !== 201) return;
    const { queue, openedAt } = found;
    const by = editor.account.id;
    const { detectors } = subject;
    const logged = { ...this.#here(subject), queue, openedAt, action, by, detectors, reversed: false };
    this.history.decisions.push(logged);
    subject.standing.push({ id: (answer.body as { id: string }).id, logged });
  }

  async #reverse(): Promise<void> {
    const subject = this.#one(this.#subjects);
    const last = subject.standing.at(-1);
    if (last === undefined) return;
    const answer = await this.#newsroom.editor.post(`/moderation/decisions/${last.id}/reversal`, {});
    if (answer.status !== 201) return;
    last.logged.reversed = true;
    subject.standing.pop();
  }

  async #move(): Promise<void> {
    const { thread } = this.#one(this.#subjects);
    thread.section = this.#one(SECTIONS);
    await this.#newsroom.editor.patch(`/articles/${thread.slug}`, { section: thread.section });
  }

  async #read(): Promise<void> {
    const count = 1 + Math.floor(this.#random() * 50);
    const here = { at: this.#clock.now(), section: this.#one(SECTIONS) };
    const store = createReaderTallyStore(this.#newsroom.service.context.connection);
    await store.add(new Map([[here.section, count]]), here.at);
    this.history.readers.push({ ...here, count });
  }

  #noteOpening(subject: Subject, before: ModerationCase | null, after: ModerationCase | null): void {
    if (after?.state === 'open' && before?.state !== 'open')
      this.history.openings.push({ ...this.#here(subject), queue: after.queue });
  }

  #here({ thread: { section } }: Subject): Happened {
    return { at: this.#clock.now(), section };
  }

  #caseOf({ commentId }: Subject): Promise<ModerationCase | null> {
    return createCaseStore(this.#newsroom.service.context.connection).findByComment(commentId);
  }

  /** What screening could have found; some detectors several times, and one that was out of order. */
  async #putSignals({ commentId, detectors }: Subject): Promise<void> {
    const signal = { verdict: 'publish', score: 0.5, explanation: '', spans: [], details: {}, durationMs: 1 };
    const found = [...detectors, ...detectors].map((detector) => ({ ...signal, detector, code: 'made.up' }));
    const signals = [...found, { ...signal, detector: 'service', code: 'phase.failed' }];
    const revisions = this.#newsroom.service.context.connection.collection('commentRevisions');
    await revisions.updateOne({ commentId: new Types.ObjectId(commentId) }, { $set: { signals } });
  }

  #one<T>(choices: readonly T[]): T {
    return choices[Math.floor(this.#random() * choices.length)] as T;
  }
}

/** Numbers from 0 to below 1, the same for the same seed (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
