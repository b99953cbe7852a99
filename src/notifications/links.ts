import type { CommentMention, NotificationContent } from './kinds.js';

/** Where a notification leads: a path of this site. */
export function linkOf({ kind, data }: NotificationContent): string {
  switch (kind) {
    case 'comment_removed':
    case 'appeal_received':
    case 'appeal_closed':
    case 'appeal_upheld':
    case 'appeal_dismissed':
      return `/account#decision-${encodeURIComponent(data.decisionId)}`;
    case 'sanction_imposed':
    case 'flag_misuse':
      return `/account#sanction-${encodeURIComponent(data.sanctionId)}`;
    case 'sanction_lifted':
      return '/account';
    case 'flag_upheld':
    case 'flag_dismissed':
    case 'flag_unsettled':
    case 'flag_corrected':
      return `/account#flag-${encodeURIComponent(data.flagId)}`;
    case 'comment_held':
    case 'comment_hidden':
      // Shown to nobody else at present.
      return `/account#comment-${encodeURIComponent(data.comment.commentId)}`;
    default:
      return commentPath(data.comment);
  }
}

function commentPath({ articleSlug, commentId }: CommentMention): string {
  return `/articles/${encodeURIComponent(articleSlug)}/comments/${encodeURIComponent(commentId)}`;
}
