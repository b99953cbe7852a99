import { commentAround, idOf, noteUnder } from './comments.js';
import { countRecommendation, markRecommended } from './marks.js';
import { change, goToSignIn, refusalOf, readSession } from './server.js';

/** Recommends the comment that a link belongs to, or takes that back. */
export async function toggleRecommendation(link: HTMLAnchorElement): Promise<void> {
  const comment = commentAround(link);
  if (comment === null) return;
  const leave = (): void => goToSignIn(`${location.pathname}${location.search}#${comment.id}`);
  if ((await readSession()).account === null) {
    leave();
    return;
  }
  const wasRecommended = link.getAttribute('aria-pressed') === 'true';
  const answer = await change(wasRecommended ? 'DELETE' : 'PUT', `/comments/${idOf(comment)}/recommendation`);
  if (answer.status === 401) leave();
  else if (answer.ok) {
    markRecommended(comment, !wasRecommended);
    countRecommendation(comment, wasRecommended ? -1 : 1);
  } else {
    noteUnder(comment, await refusalOf(answer));
  }
}
