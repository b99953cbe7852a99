import { getJson } from './server.js';

/** A comment of the reader's own, in whatever status. */
export interface OwnComment {
  readonly id: string;
  readonly bodyHtml: string;
  readonly status: string;
  readonly screening?: readonly { readonly message: string }[];
  readonly editableUntil: string | null;
}

interface OwnFlag {
  readonly commentId: string;
  readonly revision: number;
  readonly outcome: string;
}

/** What the reader did under the article that is shown. */
export interface ViewerActs {
  readonly flags: readonly OwnFlag[];
  readonly recommendations: readonly string[];
  readonly own: readonly OwnComment[];
}

export const readViewer = (slug: string) => getJson<ViewerActs>(`/articles/${slug}/viewer`);
