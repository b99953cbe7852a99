import { takeOverLinks } from './acts.js';
import { onArrival } from './arrivals.js';
import { articleShown } from './comments.js';
import { copyLink } from './copy-link.js';
import { followDeepLinks } from './deep-links.js';
import { enhanceEditor, forgetAllDrafts, forgetOldDrafts, forgetWhatWasSent, noteSending } from './editor/editor.js';
import { openFlagDialog, undoFlag } from './flag-dialog.js';
import { showSayLine } from './held.js';
import { loadMore } from './load-more.js';
import { markComments } from './marks.js';
import { showWhoIsSignedIn } from './masthead.js';
import { followNews } from './news.js';
import { toggleRecommendation } from './recommend.js';
import { readSession } from './server.js';
import { keepTimesRight, showRelativeTimes } from './times.js';
import { readViewer } from './viewer.js';
import { openWithdrawal } from './withdraw.js';
import { openAnswer, openEdit, openSay } from './write.js';

/** What may fail without a page being worse than it was without a script. */
function begin(part: () => unknown): void {
  Promise.resolve()
    .then(part)
    .catch(() => undefined);
}

/** What the reader did here, shown at once and at each comment that comes later. */
async function showWhatIsOwn(): Promise<void> {
  const slug = articleShown();
  if (slug === null || (await readSession()).account === null) return;
  const mark = async (roots: readonly ParentNode[]): Promise<void> => {
    const viewer = await readViewer(slug);
    for (const root of roots) markComments(root, viewer);
    await showSayLine(viewer.own);
  };
  // What comes together is asked for once.
  const waiting: ParentNode[] = [];
  onArrival((root) => {
    if (waiting.push(root) === 1) setTimeout(() => begin(() => mark(waiting.splice(0))));
  });
  await mark([document]);
}

/** A link may ask for more than a place: to flag a comment, or to have one's say. */
async function followLinks(): Promise<void> {
  await showWhatIsOwn().catch(() => undefined);
  followDeepLinks((comment, what) => {
    const link = comment.querySelector<HTMLAnchorElement>('a[data-act=flag]');
    if (what === 'flag' && link !== null) link.click();
  });
  if (location.hash === '#say' && (await readSession()).account !== null)
    document.querySelector<HTMLAnchorElement>('a[data-act=say]')?.click();
}

/** The pages on which a comment is written; and no text is left behind for whoever comes after a sign-out. */
function takeOverForms(): void {
  forgetWhatWasSent(location);
  forgetOldDrafts();
  const address = location.pathname + location.search;
  for (const form of document.querySelectorAll<HTMLFormElement>('main form')) {
    if (location.pathname === '/sign-out') form.addEventListener('submit', forgetAllDrafts);
    if (form.querySelector('textarea[name=body]') === null) continue;
    enhanceEditor(form, address);
    noteSending(form, address);
  }
}

takeOverLinks({
  recommend: toggleRecommendation,
  answer: openAnswer,
  link: copyLink,
  flag: openFlagDialog,
  unflag: undoFlag,
  edit: openEdit,
  withdraw: openWithdrawal,
  say: openSay,
  more: loadMore,
});
onArrival(showRelativeTimes);
begin(keepTimesRight);
begin(takeOverForms);
begin(showWhoIsSignedIn);
begin(followLinks);
begin(followNews);
