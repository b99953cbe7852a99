import { createCaseStore } from '../../src/moderation/index.js';
import { articleOf, type ArticleJson, type PageJson } from './articles.js';
import type { ServiceClient } from './client.js';
import { newText } from './comments.js';
import { startService, type ServiceOptions, type TestService } from './service.js';

/** Flags, cases and decisions as the API answers them, as far as tests read them. */
export interface FlagJson {
  readonly id: string;
  readonly revision: number;
  readonly outcome: string;
}

export interface CaseJson {
  readonly id: string;
  readonly commentId: string;
  readonly queue: string;
  readonly state: string;
  readonly version: number;
  readonly revision: number;
  readonly priority: number;
  readonly severity: number;
  readonly flagCount: number;
  readonly claim: { readonly editorId: string; readonly expiresAt: string } | null;
}

/** A service with an editor, an article, and short ways to what tests of moderation begin with. */
export interface Newsroom {
  readonly service: TestService;
  readonly editor: ServiceClient;
  /** Publishes an article; returns its slug. */
  readonly article: (fields?: Readonly<Record<string, unknown>>) => Promise<string>;
  /** Posts a comment, by a new reader unless `author` is given, under an article of its own unless `slug` is. */
  readonly comment: (choice?: { readonly author?: ServiceClient; readonly slug?: string }) => Promise<string>;
  /** A comment with the flags of as many new readers, and its case. */
  readonly reported: (reasons?: readonly string[]) => Promise<CaseJson>;
  /** The case of a comment, open or decided; throws where there is none. */
  readonly caseOf: (commentId: string) => Promise<CaseJson>;
  readonly stop: () => Promise<void>;
}

export async function openNewsroom(options: ServiceOptions = {}): Promise<Newsroom> {
  const service = await startService(options);
  const editor = await service.signUp('editor');

  const article: Newsroom['article'] = async (fields = {}) => {
    const answer = await editor.post('/articles', articleOf(fields));
    return (answer.body as ArticleJson).slug;
  };
  const comment: Newsroom['comment'] = async (choice = {}) => {
    const author = choice.author ?? (await service.signUp());
    const answer = await author.post(`/articles/${choice.slug ?? (await article())}/comments`, {
      body: newText(),
    });
    if (answer.status !== 201) throw new Error(`Posting was answered ${answer.status}: ${answer.text}`);
    return (answer.body as { id: string }).id;
  };
  const caseOf: Newsroom['caseOf'] = async (commentId) => {
    const found = await createCaseStore(service.context.connection).findByComment(commentId);
    if (found === null) throw new Error('This comment has no case.');
    // Nobody reads the case of their own comment.
    const reader = found.authorId === editor.account.id ? await service.signUp('moderator') : editor;
    const answer = await reader.get(`/moderation/cases/${found.id}`);
    return answer.body as CaseJson;
  };
  const reported: Newsroom['reported'] = async (reasons = ['offensive']) => {
    const commentId = await comment();
    for (const reason of reasons) {
      const reporter = await service.signUp();
      await reporter.post(`/comments/${commentId}/flags`, { reason });
    }
    return caseOf(commentId);
  };
  return { service, editor, article, comment, reported, caseOf, stop: service.stop };
}

/** All cases of a list, page by page, in its order. */
export async function allCases(client: ServiceClient, query = ''): Promise<readonly CaseJson[]> {
  const items: CaseJson[] = [];
  let cursor = '';
  do {
    const answer = await client.get(`/moderation/cases?${query}${cursor}`);
    const page = answer.body as PageJson<CaseJson>;
    items.push(...page.items);
    cursor = page.nextCursor === null ? '' : `&cursor=${page.nextCursor}`;
  } while (cursor !== '');
  return items;
}
