/** What the buttons of the editor put in: the tags that a comment may have. */
export type Mark = 'strong' | 'em' | 'blockquote' | 'ul' | 'a';

/** A place in a text, in UTF-16 units. */
export interface Selection {
  readonly start: number;
  readonly end: number;
}

/** What is to stand in place of `replaced`, and what is selected then. */
interface Edit {
  readonly replaced: Selection;
  readonly by: string;
  readonly selected: Selection;
}

const ADDRESS = 'https://';

/** Marks up what is selected; what is marked up in the same way loses it. */
export function markUp(text: string, selection: Selection, mark: Mark): Edit {
  if (mark === 'a') return link(text, selection);
  if (mark === 'strong' || mark === 'em') return inline(text, selection, mark);
  const lines = wholeLines(text, selection);
  return mark === 'ul' ? list(text, lines) : quote(text, lines);
}

function inline(text: string, { start, end }: Selection, tag: 'strong' | 'em'): Edit {
  const [open, close] = [`<${tag}>`, `</${tag}>`];
  const inside = text.slice(start, end);
  if (text.slice(0, start).endsWith(open) && text.slice(end).startsWith(close))
    return replacing({ start: start - open.length, end: end + close.length }, ['', inside, '']);
  if (inside.startsWith(open) && inside.endsWith(close) && inside.length >= open.length + close.length)
    return replacing({ start, end }, ['', inside.slice(open.length, -close.length), '']);
  return replacing({ start, end }, [open, inside, close]);
}

function quote(text: string, lines: Selection): Edit {
  const inside = text.slice(lines.start, lines.end);
  const quoted = /^<blockquote>([^]*)<\/blockquote>$/.exec(inside);
  if (quoted) return replacing(lines, ['', quoted[1] ?? '', '']);
  return replacing(lines, ['<blockquote>', inside, '</blockquote>']);
}

function list(text: string, lines: Selection): Edit {
  const inside = text.slice(lines.start, lines.end);
  if (/^<ul>\n[^]*\n<\/ul>$/.test(inside)) {
    const items = inside.split('\n').slice(1, -1);
    return replacing(lines, ['', items.map((item) => item.replace(/^<li>|<\/li>$/g, '')).join('\n'), '']);
  }
  const items = inside.split('\n').join('</li>\n<li>');
  return replacing(lines, ['<ul>\n<li>', items, '</li>\n</ul>']);
}

/** An address becomes a link to itself; to anything else, the address is yet to be written. */
function link(text: string, { start, end }: Selection): Edit {
  const inside = text.slice(start, end);
  if (/^https?:\/\/[^\s"<>]+$/.test(inside)) return replacing({ start, end }, [`<a href="${inside}">`, inside, '</a>']);
  const before = '<a href="';
  const at = start + before.length;
  return {
    replaced: { start, end },
    by: `${before}${ADDRESS}">${inside}</a>`,
    selected: { start: at, end: at + ADDRESS.length },
  };
}

function replacing(replaced: Selection, [before, inside, after]: readonly [string, string, string]): Edit {
  const start = replaced.start + before.length;
  return { replaced, by: before + inside + after, selected: { start, end: start + inside.length } };
}

function wholeLines(text: string, { start, end }: Selection): Selection {
  const next = text.indexOf('\n', end);
  return { start: text.lastIndexOf('\n', start - 1) + 1, end: next === -1 ? text.length : next };
}
