import { idOf } from './comments.js';
import { make } from './dom.js';
import { showEditTime } from './edit-time.js';
import type { OwnComment, ViewerActs } from './viewer.js';
import { words } from './words.js';

/** Shows at each comment what the reader has to do with it, in the places that every comment keeps for that. */
export function markComments(root: ParentNode, { flags, recommendations, own }: ViewerActs): void {
  const ownById = new Map(own.map((comment) => [comment.id, comment]));
  for (const comment of root.querySelectorAll<HTMLElement>('article.comment[data-revision]')) {
    const id = idOf(comment);
    const mine = ownById.get(id);
    if (mine !== undefined) {
      markOwn(comment, mine);
      continue;
    }
    markRecommended(comment, recommendations.includes(id));
    const flag = flags.find(
      ({ commentId, revision }) => commentId === id && revision === Number(comment.dataset.revision),
    );
    if (flag !== undefined) markFlagged(comment, flag.outcome === 'pending');
  }
}

export function markRecommended(comment: HTMLElement, isRecommended: boolean): void {
  const link = comment.querySelector('.recommendation a');
  link?.setAttribute('role', 'button');
  link?.setAttribute('aria-pressed', String(isRecommended));
}

/** How many readers recommend a comment, as the page knew it, and one more or less. */
export function countRecommendation(comment: HTMLElement, delta: 1 | -1): void {
  const place = comment.querySelector<HTMLElement>('.count');
  if (place === null) return;
  const count = Math.max(0, Number(place.dataset.count) + delta);
  place.dataset.count = String(count);
  const said = words('comment-recommended', { count });
  if (count === 0) place.replaceChildren();
  else
    place.replaceChildren(
      make('span', { 'aria-hidden': 'true' }, String(count)),
      make('span', { class: 'visually-hidden' }, said),
    );
}

/** A reader neither recommends nor flags their own comment; in these places stands what they can do. */
function markOwn(comment: HTMLElement, { editableUntil }: OwnComment): void {
  comment
    .querySelector('.recommendation a, .recommendation .own')
    ?.replaceWith(make('strong', { class: 'own' }, words('comment-own')));
  const withdraw = actLink('withdraw', comment, words('withdraw-submit'));
  comment.querySelector('.complaint')?.replaceChildren(withdraw);
  if (editableUntil === null) return;
  const edit = actLink('edit', comment, words('edit-title'));
  comment.querySelector('.complaint')?.append(edit);
  showEditTime(edit, Date.parse(editableUntil));
}

/** In place of the link to the form; `canUndo` while no editor has decided. */
export function markFlagged(comment: HTMLElement, canUndo: boolean): void {
  const done = make('span', { class: 'flagged', tabindex: '-1' }, words('flag-done'));
  comment.querySelector('.complaint')?.replaceChildren(done);
  if (!canUndo) return;
  const undo = actLink('unflag', comment, words('flag-undo-short'));
  undo.title = words('flag-undo');
  comment.querySelector('.complaint')?.append(undo);
}

/** As it was before it was flagged. */
export function markUnflagged(comment: HTMLElement): void {
  comment.querySelector('.complaint')?.replaceChildren(actLink('flag', comment, words('comment-flag')));
}

function actLink(act: string, comment: HTMLElement, text: string): HTMLAnchorElement {
  const id = idOf(comment);
  return make(
    'a',
    {
      href: `/comments/${id}/${act}`,
      id: `${act}-${id}`,
      'data-act': act,
      'aria-labelledby': `${act}-${id} by-${id}`,
    },
    text,
  );
}
