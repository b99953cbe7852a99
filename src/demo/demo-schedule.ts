import { DAY_MS, HOUR_MS, MINUTE_MS } from '../platform/clock.js';
import type { DemoArticle, DemoComment, DemoReader } from './content/types.js';

/** What the demonstration is made of. */
export interface DemoContent {
  readonly readers: readonly DemoReader[];
  readonly articles: readonly DemoArticle[];
  readonly comments: readonly DemoComment[];
}

/** Something that somebody does. */
export type DemoAct =
  | { readonly kind: 'join'; readonly reader: DemoReader }
  | { readonly kind: 'publish' | 'close'; readonly article: DemoArticle }
  | { readonly kind: 'post' | 'decide' | 'claim' | 'withdraw'; readonly comment: DemoComment }
  | { readonly kind: 'recommend' | 'flag'; readonly comment: DemoComment; readonly nth: number };

/** An act and its time, in ms since the epoch. */
export interface ScheduledAct {
  readonly at: number;
  readonly act: DemoAct;
}

const BETWEEN_RECOMMENDATIONS_MS = 3 * MINUTE_MS;
const BETWEEN_FLAGS_MS = 12 * MINUTE_MS;
const EDITOR_ANSWERS_MS = 35 * MINUTE_MS;
const AFTER_LAST_REPLY_MS = 10 * MINUTE_MS;
const FIRST_ANSWER_MS = MINUTE_MS;

/** Everything that happens until the moment of loading, in an order in which each act is possible. */
export function scheduleDemo(content: DemoContent, loadedAt: Date): readonly ScheduledAct[] {
  const end = loadedAt.getTime();
  const acts = [
    ...content.readers.map((reader) => act(end - reader.joinedDaysBefore * DAY_MS, { kind: 'join', reader })),
    ...content.articles.map((article) => act(publishedAt(article, end), { kind: 'publish', article })),
    ...new Conversation(content, end).acts(),
  ];
  // A sort is stable: of acts at one time, as where the end cuts them off, the cause stays before what follows from it.
  return acts.map(({ at, act }) => ({ at: Math.min(at, end), act })).sort((a, b) => a.at - b.at);
}

const act = (at: number, what: DemoAct): ScheduledAct => ({ at, act: what });

function publishedAt(article: DemoArticle, end: number): number {
  return end - article.publishedDaysBefore * DAY_MS;
}

/** The times of comments and of what happens to them, as they follow from one another. */
class Conversation {
  readonly #comments: readonly DemoComment[];
  readonly #articles: ReadonlyMap<string, DemoArticle>;
  readonly #byKey: ReadonlyMap<string, DemoComment>;
  readonly #end: number;

  constructor({ comments, articles }: DemoContent, end: number) {
    this.#comments = comments;
    this.#articles = new Map(articles.map((article) => [article.slug, article]));
    this.#byKey = new Map(comments.map((comment) => [comment.key, comment]));
    this.#end = end;
  }

  acts(): readonly ScheduledAct[] {
    const closed = [...this.#articles.values()].filter(({ commenting }) => commenting === 'closed');
    return [
      ...this.#comments.flatMap((comment) => this.#actsOn(comment)),
      ...closed.map((article) => act(this.#lastPost(article) + HOUR_MS, { kind: 'close', article })),
      ...this.#comments.filter(({ claimed }) => claimed).map((comment) => act(this.#end, { kind: 'claim', comment })),
    ];
  }

  #actsOn(comment: DemoComment): readonly ScheduledAct[] {
    const { outcome, recommendedBy = [], flags, withdrawn } = comment;
    return [
      act(this.#postedAt(comment), { kind: 'post', comment }),
      ...(outcome ? [act(this.#decidedAt(comment), { kind: 'decide', comment } as const)] : []),
      ...recommendedBy.map((_, nth) =>
        act(this.#shownAt(comment) + (nth + 1) * BETWEEN_RECOMMENDATIONS_MS, { kind: 'recommend', comment, nth }),
      ),
      ...flags.map((_, nth) => act(this.#flaggedAt(comment, nth), { kind: 'flag', comment, nth })),
      ...(withdrawn
        ? [act(this.#lastAnswer(comment) + AFTER_LAST_REPLY_MS, { kind: 'withdraw', comment } as const)]
        : []),
    ];
  }

  #postedAt(comment: DemoComment): number {
    const article = this.#articles.get(comment.article);
    if (article === undefined) throw new Error(`${comment.key} stands under no article.`);
    const written = publishedAt(article, this.#end) + comment.minutesAfterPublication * MINUTE_MS;
    const parent = this.#byKey.get(comment.parent ?? '');
    return parent === undefined ? written : Math.max(written, this.#shownAt(parent) + FIRST_ANSWER_MS);
  }

  /** When readers could see the comment: at once, or once an editor let it out. */
  #shownAt(comment: DemoComment): number {
    return this.#isHeld(comment) ? this.#decidedAt(comment) : this.#postedAt(comment);
  }

  #isHeld(comment: DemoComment): boolean {
    return this.#articles.get(comment.article)?.commenting === 'premoderated';
  }

  #flaggedAt(comment: DemoComment, nth: number): number {
    return this.#shownAt(comment) + (nth + 1) * BETWEEN_FLAGS_MS;
  }

  /** Of a held comment soon after it was posted; of another after its flags, and after the replies it got. */
  #decidedAt(comment: DemoComment): number {
    const posted = this.#postedAt(comment);
    if (this.#isHeld(comment)) return posted + EDITOR_ANSWERS_MS;
    const flagged = posted + comment.flags.length * BETWEEN_FLAGS_MS;
    return Math.max(flagged + EDITOR_ANSWERS_MS, this.#lastAnswer(comment) + AFTER_LAST_REPLY_MS);
  }

  /** When the last reply to the comment came; when it was posted itself, if none did. */
  #lastAnswer(comment: DemoComment): number {
    const replies = this.#comments.filter(({ parent }) => parent === comment.key);
    return Math.max(this.#postedAt(comment), ...replies.map((reply) => this.#postedAt(reply)));
  }

  #lastPost({ slug }: DemoArticle): number {
    return Math.max(...this.#comments.filter(({ article }) => article === slug).map((each) => this.#postedAt(each)));
  }
}
