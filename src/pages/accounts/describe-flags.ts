import { isVisible, textAsRead, type CommentStore } from '../../comments/index.js';
import type { Flag } from '../../flags/index.js';
import type { RuleSet } from '../../moderation/index.js';
import { excerptOf } from '../../notifications/index.js';

export interface DescribeFlagsDeps {
  readonly commentStore: Pick<CommentStore, 'findMany'>;
  readonly readRules: () => Promise<RuleSet>;
}

/** A flag with what its reporter needs to know it again. */
export interface DescribedFlag {
  readonly flag: Flag;
  /** What was said of the comment. */
  readonly reason: string;
  /** Null where the comment is not to be seen any more. */
  readonly comment: { readonly path: string; readonly excerpt: string } | null;
}

export async function describeFlags(
  { commentStore, readRules }: DescribeFlagsDeps,
  flags: readonly Flag[],
): Promise<readonly DescribedFlag[]> {
  const [comments, { flagReasons }] = await Promise.all([
    commentStore.findMany(flags.map(({ commentId }) => commentId)),
    readRules(),
  ]);
  return flags.map((flag) => {
    const found = comments.get(flag.commentId);
    return {
      flag,
      reason: flagReasons.find(({ code }) => code === flag.reason)?.label ?? flag.reason,
      comment:
        found === undefined || !isVisible(found)
          ? null
          : {
              path: `/articles/${found.articleSlug}/comments/${found.id}`,
              excerpt: excerptOf(textAsRead(found.bodyHtml)),
            },
    };
  });
}
