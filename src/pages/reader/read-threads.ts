import {
  listComments,
  presentToEveryone,
  type CommentSort,
  type ListCommentsDeps,
  type PresentDeps,
  type PresentedComment,
} from '../../comments/index.js';

export type ThreadsDeps = ListCommentsDeps & PresentDeps;

/** A comment with the first of its answers; the rest stand on its own page. */
export interface Thread {
  readonly comment: PresentedComment;
  readonly answers: readonly PresentedComment[];
}

export interface ThreadPage {
  readonly threads: readonly Thread[];
  readonly nextCursor: string | null;
}

interface WantedThreads {
  readonly slug: string;
  /** What they answer; the article itself where it is left out. */
  readonly parentId?: string;
  readonly sort: CommentSort;
  readonly cursor: string | undefined;
}

const THREADS = 20;
const ANSWERS = 3;

/** A page of comments, each with its first answers: one range of an index for the page, and one for each answered comment. */
export async function readThreads(deps: ThreadsDeps, wanted: WantedThreads): Promise<ThreadPage> {
  const { items, nextCursor } = await listComments(deps, { ...wanted, limit: THREADS });
  const answered = items.filter(({ replies }) => replies > 0);
  const answers = await Promise.all(
    answered.map(({ id }) =>
      listComments(deps, { slug: wanted.slug, parentId: id, sort: 'oldest', limit: ANSWERS, cursor: undefined }),
    ),
  );
  const presented = await presentToEveryone(deps, [...items, ...answers.flatMap((page) => page.items)]);
  const under = (id: string) => presented.filter(({ parentId }) => parentId === id);
  return {
    threads: presented.slice(0, items.length).map((comment) => ({ comment, answers: under(comment.id) })),
    nextCursor,
  };
}
