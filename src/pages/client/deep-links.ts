import { articleShown, commentById } from './comments.js';
import { focusOn } from './dom.js';
import { readPage } from './server-pages.js';
import { words } from './words.js';

const IN_COMMENT = /^#(comment|flag)-([0-9a-f]{24})$/;

/** What a link into the page asks for beyond its place: called once the comment is here. */
type Asked = (comment: HTMLElement, what: string) => void;

/** Follows links to comments, also to one that stands further down than this page goes. */
export function followDeepLinks(asked: Asked): void {
  const follow = () => void followHash(asked);
  window.addEventListener('hashchange', follow);
  follow();
}

async function followHash(asked: Asked): Promise<void> {
  const [, what = '', id = ''] = IN_COMMENT.exec(location.hash) ?? [];
  const slug = articleShown();
  if (id === '' || slug === null) return;
  const comment = commentById(id);
  if (comment !== null) {
    comment.scrollIntoView({ block: 'center' });
    focusOn(comment);
    asked(comment, what);
    return;
  }
  const path = `/articles/${slug}/comments/${id}`;
  if (location.pathname !== path && (await readPage(path)).status === 200) location.replace(path + location.hash);
  else document.querySelector('.news')?.replaceChildren(words('comment-not-shown'));
}
