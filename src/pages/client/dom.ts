type Attributes = Readonly<Record<string, string>>;

/** An element with its attributes and what is in it; text is put in as text. */
export function make<T extends keyof HTMLElementTagNameMap>(
  tag: T,
  attributes: Attributes = {},
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[T] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

export function button(text: string, act: () => void, attributes: Attributes = {}): HTMLButtonElement {
  const element = make('button', { type: 'button', ...attributes }, text);
  element.addEventListener('click', act);
  return element;
}

/** Moves the focus to what does not take it by itself, such as a heading, and has it seen. */
export function focusOn(element: HTMLElement): void {
  if (element.tabIndex < 0) element.tabIndex = -1;
  element.focus();
  element.scrollIntoView({ block: 'nearest' });
}

const region = make('div', { role: 'status', class: 'visually-hidden' });
document.body.append(region);

/** Has a screen reader say something when it has a moment, also the same thing twice. */
export function announce(text: string): void {
  region.textContent = '';
  // What is put in at once after it was emptied, some do not take for a change.
  setTimeout(() => (region.textContent = text), 50);
}
