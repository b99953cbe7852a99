import { randomBytes } from 'node:crypto';
import type { ServiceClient } from './client.js';
import { articleOf, type ArticleJson, type PageJson } from './articles.js';

/** A comment as the API answers it. */
export interface CommentJson {
  readonly id: string;
  readonly parentId: string | null;
  readonly author: { readonly id: string; readonly displayName: string } | null;
  readonly bodyHtml: string | null;
  readonly status: string;
  readonly revision: number;
  readonly editedAt: string | null;
  readonly recommendations: number;
  readonly replies: number;
  /** Of one's own alone. */
  readonly editableUntil?: string | null;
}

/** Publishes a made-up article and answers its slug. */
export async function publish(editor: ServiceClient, fields: Readonly<Record<string, unknown>> = {}): Promise<string> {
  const answer = await editor.post(
    '/articles',
    articleOf({ slug: `article-${randomBytes(6).toString('hex')}`, ...fields }),
  );
  if (answer.status !== 201) throw new Error(answer.text);
  return (answer.body as ArticleJson).slug;
}

/** A text that nobody has posted yet: the same one twice would be a repeat. */
export const newText = () => `A made-up comment, known as ${randomBytes(6).toString('hex')}.`;

/** Posts a comment, or a reply; throws when it was refused. */
export async function comment(
  reader: ServiceClient,
  slug: string,
  fields: { readonly body?: string; readonly parentId?: string } = {},
): Promise<CommentJson> {
  const answer = await reader.post(`/articles/${slug}/comments`, { body: newText(), ...fields });
  if (answer.status !== 201) throw new Error(answer.text);
  return answer.body as CommentJson;
}

/** One page of an article's comments, as a signed-out reader gets it. */
export async function commentsOf(reader: ServiceClient, slug: string, query = ''): Promise<readonly CommentJson[]> {
  return ((await reader.get(`/articles/${slug}/comments${query}`)).body as PageJson<CommentJson>).items;
}

export async function commentCountOf(reader: ServiceClient, slug: string): Promise<number> {
  return ((await reader.get(`/articles/${slug}`)).body as ArticleJson).commentCount;
}
