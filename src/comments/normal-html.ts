/**
 * Turns clean but loosely built HTML into the one normal form in which comments are stored: paragraphs, quotations and
 * lists that hold paragraphs or text; text with emphasis and links; nothing empty, nothing nested twice, no text
 * outside of a block. Two rules make it so: a block or mark is opened only when text for it arrives, and each is
 * closed before what contains it. So browsers build just this tree of it.
 */

type Mark = 'em' | 'strong' | 'a';
type Block = 'p' | 'blockquote' | 'ul' | 'ol' | 'li';

interface Frame {
  readonly tag: Mark | Block;
  /** Of a link: clean and escaped. */
  readonly href?: string;
}

/** Where text would go: its blocks and its marks, outermost first. */
interface Place {
  readonly blocks: readonly Frame[];
  readonly marks: readonly Frame[];
}

const MARKS: readonly string[] = ['em', 'strong', 'a'];
/** Quotations and lists within one another; deeper ones are taken as part of the last. */
const MAX_NESTING = 8;
/** Readers who lean on the return key get one empty line. */
const MAX_BREAKS = 2;

/** The only tags there are, as the sanitiser writes them, and the text between them, in which `<` is escaped. */
const TOKENS = /<(\/?)(p|br|em|strong|blockquote|ul|ol|li|a)(?: href="([^"<>]*)")?(?: \/)?>|([^<]+)/g;

/** `html` has balanced tags of the set only, no attribute but a link's address, and escaped text. Idempotent. */
export function toNormalHtml(html: string): string {
  const writer = new NormalHtmlWriter();
  for (const [, slash, tag, href, text] of html.replace(/\r\n?/g, '\n').matchAll(TOKENS)) {
    if (text !== undefined) writer.text(text);
    else if (tag === 'br') writer.lineBreak();
    else if (slash === '/') writer.leave();
    else writer.enter(tag as Mark | Block, href);
  }
  return writer.finish();
}

class NormalHtmlWriter {
  #html = '';
  /** One place for each element of the source that is open, after the outermost. */
  readonly #places: Place[] = [{ blocks: [], marks: [] }];
  #openBlocks: readonly Frame[] = [];
  #openMarks: readonly Frame[] = [];
  /** The paragraph for text that stands outside of any. */
  #looseParagraph: Frame = { tag: 'p' };
  #breaks = 0;
  #lineEnds = 0;
  #space = false;

  enter(tag: Mark | Block, href: string | undefined): void {
    const outer = this.#place;
    const inner = isMark(tag) ? withMark(outer, tag, href) : { ...outer, blocks: withBlock(outer.blocks, tag) };
    this.#places.push(inner);
    if (inner.blocks !== outer.blocks) this.#newParagraph();
  }

  leave(): void {
    const inner = this.#places.pop();
    if (inner?.blocks !== this.#place.blocks) this.#newParagraph();
  }

  lineBreak(): void {
    this.#breaks += 1;
  }

  text(text: string): void {
    const isLoose = this.#textBlocks().at(-1) === this.#looseParagraph;
    for (const [index, line] of (isLoose ? text.split('\n') : [text]).entries()) {
      if (index > 0) this.#lineEnds += 1;
      this.#words(line.replace(/[ \t\n\f]+/g, ' '));
    }
  }

  finish(): string {
    this.#closeMarks(0);
    this.#closeBlocks(0);
    return this.#html;
  }

  get #place(): Place {
    return this.#places.at(-1) ?? { blocks: [], marks: [] };
  }

  #newParagraph(): void {
    this.#looseParagraph = { tag: 'p' };
    this.#breaks = 0;
    this.#lineEnds = 0;
  }

  /** Lists hold items only, so text between these belongs to what is around the list. */
  #textBlocks(): readonly Frame[] {
    const { blocks } = this.#place;
    const end = blocks.findLastIndex(({ tag }) => tag !== 'ul' && tag !== 'ol') + 1;
    const around = blocks.slice(0, end);
    const innermost = around.at(-1)?.tag;
    return innermost === 'p' || innermost === 'li' ? around : [...around, this.#looseParagraph];
  }

  #words(words: string): void {
    const trimmed = words.replace(/^ | $/g, '');
    if (words.startsWith(' ')) this.#space = true;
    if (trimmed === '') return;
    // An empty line ends a loose paragraph, a single line end breaks it.
    if (this.#lineEnds > 1) this.#newParagraph();
    else if (this.#lineEnds === 1 && this.#breaks === 0) this.#breaks = 1;
    this.#openBlocksForText();
    this.#openMarksForText();
    this.#html += trimmed;
    this.#space = words.endsWith(' ');
    this.#lineEnds = 0;
  }

  #openBlocksForText(): void {
    const wanted = this.#textBlocks();
    const shared = sharedLength(this.#openBlocks, wanted);
    if (shared === wanted.length && shared === this.#openBlocks.length) return;
    this.#closeMarks(0);
    this.#closeBlocks(shared);
    for (const { tag } of wanted.slice(shared)) this.#html += `<${tag}>`;
    this.#openBlocks = wanted;
    this.#breaks = 0;
    this.#space = false;
  }

  /** Space and line breaks go before the marks that begin here, and after those that end. */
  #openMarksForText(): void {
    const wanted = this.#place.marks;
    const shared = sharedLength(this.#openMarks, wanted);
    this.#closeMarks(shared);
    if (this.#breaks > 0) this.#html += '<br>'.repeat(Math.min(this.#breaks, MAX_BREAKS));
    else if (this.#space) this.#html += ' ';
    this.#breaks = 0;
    for (const mark of wanted.slice(shared)) this.#html += openingTag(mark);
    this.#openMarks = wanted;
  }

  #closeMarks(keep: number): void {
    for (const { tag } of this.#openMarks.slice(keep).reverse()) this.#html += `</${tag}>`;
    this.#openMarks = this.#openMarks.slice(0, keep);
  }

  #closeBlocks(keep: number): void {
    for (const { tag } of this.#openBlocks.slice(keep).reverse()) this.#html += `</${tag}>`;
    this.#openBlocks = this.#openBlocks.slice(0, keep);
  }
}

function isMark(tag: Mark | Block): tag is Mark {
  return MARKS.includes(tag);
}

/** No mark within its like, and no link without an address. */
function withMark(place: Place, tag: Mark, href: string | undefined): Place {
  if (place.marks.some((mark) => mark.tag === tag)) return place;
  if (tag !== 'a') return { ...place, marks: [...place.marks, { tag }] };
  return href === undefined ? place : { ...place, marks: [...place.marks, { tag, href }] };
}

/** A paragraph ends where the next block begins; an item outside of a list is a paragraph. */
function withBlock(outer: readonly Frame[], tag: Block): readonly Frame[] {
  const around = outer.at(-1)?.tag === 'p' ? outer.slice(0, -1) : outer;
  const innermost = around.at(-1)?.tag;
  const inList = innermost === 'ul' || innermost === 'ol';
  if (tag === 'li') return [...around, { tag: inList ? 'li' : 'p' }];
  const outside = inList ? around.slice(0, -1) : around;
  return tag !== 'p' && outside.length >= MAX_NESTING ? outside.slice() : [...outside, { tag }];
}

function openingTag({ tag, href }: Frame): string {
  return href === undefined ? `<${tag}>` : `<a href="${href}" rel="nofollow ugc noopener">`;
}

function sharedLength(left: readonly Frame[], right: readonly Frame[]): number {
  const differing = left.findIndex((frame, index) => frame !== right[index]);
  return differing === -1 ? left.length : differing;
}
