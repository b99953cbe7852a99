/** What a link does here instead of leading to the page where it would be done without a script. */
export type Act = (link: HTMLAnchorElement) => Promise<void>;

/** Takes over the links that name an act, those that come later too. Where an act fails, the link leads on as it would. */
export function takeOverLinks(acts: Readonly<Record<string, Act>>): void {
  document.addEventListener('click', (event) => {
    const link = (event.target as Element).closest<HTMLAnchorElement>('a[data-act]');
    const act = acts[link?.dataset.act ?? ''];
    if (link === null || act === undefined || isForBrowser(event)) return;
    event.preventDefault();
    void perform(act, link);
  });
  // A link that has become a button is pressed as one.
  document.addEventListener('keydown', (event) => {
    if (event.key !== ' ' || !(event.target as Element).matches('a[role=button]')) return;
    event.preventDefault();
    (event.target as HTMLElement).click();
  });
}

/** Such as opening it in another tab. */
function isForBrowser({ button, ctrlKey, metaKey, shiftKey, altKey, defaultPrevented }: MouseEvent): boolean {
  return button !== 0 || ctrlKey || metaKey || shiftKey || altKey || defaultPrevented;
}

const underWay = new WeakSet<HTMLAnchorElement>();

async function perform(act: Act, link: HTMLAnchorElement): Promise<void> {
  if (underWay.has(link)) return;
  underWay.add(link);
  try {
    await act(link);
  } catch {
    location.assign(link.href);
  } finally {
    underWay.delete(link);
  }
}
