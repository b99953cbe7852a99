import { isIP } from 'node:net';
import { domainToASCII } from 'node:url';
import { parse } from 'tldts';
import type { Span } from './span.js';

/** A web address that is written in a text. */
export interface WebAddress {
  /** In lower case and in ASCII, as a URL has it. */
  readonly host: string;
  /** The host alone, without what stands before and behind it. */
  readonly span: Span;
}

const MAX_HOST_LENGTH = 253;
/** Nobody reads more of them. */
export const MAX_ADDRESSES = 100;
const HOST_UNIT = /[\p{L}\p{M}\p{N}._-]/u;
const NOT_AT_ENDS = /^[._-]+|[._-]+$/g;
const SCHEME = /\bhttps?:\/\/$/i;
const PATH = /^(?:\/|:\d)/;

/** "I was there.It rained": a full stop without its space. */
const NEW_SENTENCE = /\p{Ll}\.\p{Lu}[^.]*$/u;
/** Countries' endings that are words or abbreviations, as in "come in.so he did". */
const WORDS = new Set(
  'ad ag ai al am an ar as at be bi by do es et ee fm gg hm ht id il im in is it la li ma me mo ms mu my na ne no nu om pa pm re sc sh si sm so st tc td tk to tv us va vi'.split(
    ' ',
  ),
);
/** Longer endings that stand for an address even without anything before or behind; most others are words too. */
const UNMISTAKABLE = new Set(
  'com net org info biz edu gov mil int mobi xyz icu app dev shop site online club top'.split(' '),
);

/**
 * The first web addresses written in `text`, in its order: with http:// or www., with a path, or bare where nobody can mean
 * anything else. No part of an e-mail address is one. Each unit of the text is looked at a bounded number of times.
 */
export function webAddressesIn(text: string): readonly WebAddress[] {
  const found: WebAddress[] = [];
  let read = 0;
  for (let dot = text.indexOf('.'); dot !== -1 && found.length < MAX_ADDRESSES; dot = text.indexOf('.', read)) {
    let start = dot;
    while (start > read && HOST_UNIT.test(text.charAt(start - 1))) start--;
    let end = dot + 1;
    while (end < text.length && HOST_UNIT.test(text.charAt(end))) end++;
    read = end;
    if (end - start <= MAX_HOST_LENGTH) found.push(...addressAt(text, { start, end }));
  }
  return found;
}

function addressAt(text: string, run: Span): readonly WebAddress[] {
  const written = text.slice(run.start, run.end).replace(NOT_AT_ENDS, '');
  if (!written.includes('.')) return [];
  const start = text.indexOf(written, run.start);
  const end = start + written.length;
  if (text[start - 1] === '@' || text[end] === '@') return [];
  const isMarked = SCHEME.test(text.slice(Math.max(0, start - 9), start)) || PATH.test(text.slice(end, end + 2));
  const host = domainToASCII(written);
  return isHost(host, isMarked || /^www\./i.test(written), written) ? [{ host, span: { start, end } }] : [];
}

function isHost(host: string, isMarked: boolean, written: string): boolean {
  if (isIP(host) !== 0) return isMarked && isIP(written) !== 0;
  const { isIcann, domain } = parse(host, { extractHostname: false });
  if (isIcann !== true || domain === null) return false;
  return isMarked || isUnmistakable(host, written);
}

function isUnmistakable(host: string, written: string): boolean {
  if (NEW_SENTENCE.test(written)) return false;
  const ending = host.slice(host.lastIndexOf('.') + 1);
  return ending.length === 2 ? !WORDS.has(ending) : UNMISTAKABLE.has(ending) || ending.startsWith('xn--');
}
