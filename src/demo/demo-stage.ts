import { setAccount, toViewer, type Account, type SetAccountDeps } from '../accounts/index.js';
import { createArticle, createArticleBody, editArticle, type ArticleRoutesDeps } from '../articles/index.js';
import {
  postComment,
  recommendComment,
  toBodyHtml,
  withdrawComment,
  type Comment,
  type CommentRoutesDeps,
} from '../comments/index.js';
import { raiseFlag, type FlagRoutesDeps } from '../flags/index.js';
import { decideCase, holdCase, type CaseStore, type ModerationRoutesDeps } from '../moderation/index.js';
import type { Clock } from '../platform/clock.js';
import type { DemoArticle, DemoComment, DemoReader } from './content/types.js';
import type { DemoAct } from './demo-schedule.js';

export type DemoStageDeps = SetAccountDeps &
  ArticleRoutesDeps &
  CommentRoutesDeps &
  FlagRoutesDeps &
  ModerationRoutesDeps & { readonly caseStore: Pick<CaseStore, 'findByComment'>; readonly clock: Clock };

/** Who works on the demonstration site. */
export interface DemoStaff {
  readonly moderator: Account;
  readonly editor: Account;
}

/** With what a demonstration reader signs in; nobody knows a password that is left out. */
export type CredentialsOf = (reader: DemoReader) => { readonly email: string; readonly password?: string };

/** Plays the demonstration: performs its acts, one after another, through the use cases of the service. */
export class DemoStage {
  readonly #deps: DemoStageDeps;
  readonly #staff: DemoStaff;
  readonly #credentialsOf: CredentialsOf;
  readonly #readers = new Map<string, Account>();
  readonly #comments = new Map<string, Comment>();

  constructor(deps: DemoStageDeps, staff: DemoStaff, credentialsOf: CredentialsOf) {
    this.#deps = deps;
    this.#staff = staff;
    this.#credentialsOf = credentialsOf;
  }

  async perform(act: DemoAct): Promise<void> {
    switch (act.kind) {
      case 'join':
        return this.#join(act.reader);
      case 'publish':
        return this.#publish(act.article);
      case 'close':
        return this.#close(act.article);
      case 'post':
        return this.#post(act.comment);
      case 'recommend':
        return this.#recommend(act.comment, act.nth);
      case 'flag':
        return this.#flag(act.comment, act.nth);
      case 'decide':
        return this.#decide(act.comment);
      case 'claim':
        return this.#claim(act.comment);
      case 'withdraw':
        return this.#withdraw(act.comment);
    }
  }

  async #join(reader: DemoReader): Promise<void> {
    const { account } = await setAccount(this.#deps, {
      displayName: reader.displayName,
      ...this.#credentialsOf(reader),
    });
    this.#readers.set(reader.key, account);
  }

  async #publish(demo: DemoArticle): Promise<void> {
    const { slug, headline, standfirst, body, byline, section, tags, links, images } = demo;
    // One that is closed by now took its comments while it was open.
    const commenting = demo.commenting === 'closed' ? 'open' : demo.commenting;
    const piece = { slug, headline, standfirst, body, byline, section, tags, links, images, commenting };
    const article = createArticleBody.parse(piece);
    await createArticle(this.#deps, { editorId: this.#staff.editor.id, article });
  }

  async #close({ slug }: DemoArticle): Promise<void> {
    await editArticle(this.#deps, { editorId: this.#staff.editor.id, slug, changes: { commenting: 'closed' } });
  }

  async #post({ key, author, article, parent, body }: DemoComment): Promise<void> {
    const comment = await postComment(this.#deps, {
      authorId: this.#readerId(author),
      slug: article,
      parentId: parent === undefined ? null : this.#commentId(parent),
      bodyHtml: toBodyHtml(body),
    });
    this.#comments.set(key, comment);
  }

  async #recommend({ key, recommendedBy = [] }: DemoComment, nth: number): Promise<void> {
    const accountId = this.#readerId(recommendedBy[nth] ?? '');
    await recommendComment(this.#deps, { commentId: this.#commentId(key), accountId });
  }

  async #flag({ key, flags }: DemoComment, nth: number): Promise<void> {
    const flag = flags[nth];
    if (flag === undefined) throw new RangeError(`${key} has no such flag.`);
    const { reporter, reason, note = null } = flag;
    const reporterId = this.#readerId(reporter);
    await raiseFlag(this.#deps, { commentId: this.#commentId(key), reporterId, reason, note, revision: null });
  }

  async #decide({ key, outcome }: DemoComment): Promise<void> {
    if (outcome === undefined) throw new RangeError(`Nothing was decided on ${key}.`);
    const { action, note = null } = outcome;
    const { id: caseId, version } = await this.#caseOn(key);
    const reason = action === 'keep' ? null : (outcome.reason ?? null);
    // A moderator passes on what is too much for a moderator; the rest is the editor's work here.
    const viewer = toViewer(action === 'escalate' ? this.#staff.moderator : this.#staff.editor);
    await decideCase(this.#deps, viewer, { caseId, action, reason, note, explanation: null, sanction: null, version });
  }

  async #claim({ key }: DemoComment): Promise<void> {
    const { id } = await this.#caseOn(key);
    await holdCase(this.#deps, toViewer(this.#staff.moderator), id);
  }

  async #withdraw({ key, author }: DemoComment): Promise<void> {
    await withdrawComment(this.#deps, { id: this.#commentId(key), authorId: this.#readerId(author) });
  }

  async #caseOn(key: string) {
    const found = await this.#deps.caseStore.findByComment(this.#commentId(key));
    if (found === null) throw new Error(`There is no case on ${key}.`);
    return found;
  }

  #readerId(key: string): string {
    const reader = this.#readers.get(key);
    if (reader === undefined) throw new Error(`The reader ${key} has not joined yet.`);
    return reader.id;
  }

  #commentId(key: string): string {
    const comment = this.#comments.get(key);
    if (comment === undefined) throw new Error(`The comment ${key} has not been posted yet.`);
    return comment.id;
  }
}
