import { lengthAsRead } from '../../../comments/index.js';
import { NOTHING, verdictOn, type PhaseResult, type ScreenedRevision, type ScreeningPhase } from '../phase.js';
import { webAddressesIn } from '../text/web-addresses.js';

/** A comment says something, and not at any length. */
export const substance: ScreeningPhase = {
  name: 'substance',
  onFailure: 'publish',
  screen: (revision, { settings: { substance: settings } }) => {
    const length = lengthWithin(revision, settings);
    if (length !== null) {
      const { minLength: least, maxLength: most } = settings;
      const code = length < least ? 'substance.too_short' : 'substance.too_long';
      return verdictOn([{ code, score: 1, spans: [], details: { length, least, most } }], 'reject');
    }
    return hasWords(revision) ? NOTHING : wordless(settings.wordless);
  },
};

function wordless(verdict: 'publish' | 'hold' | 'reject'): PhaseResult {
  return verdictOn([{ code: 'substance.wordless', score: 0.5, spans: [] }], verdict);
}

interface Bounds {
  readonly minLength: number;
  readonly maxLength: number;
}

/** ASCII letters count one each, whatever stands around them. */
const CERTAIN = /[a-z]/gi;

/** The length as read where it is out of bounds, else null. It is only counted where it could be. */
function lengthWithin({ text, bodyHtml }: ScreenedRevision, { minLength, maxLength }: Bounds): number | null {
  const isLongEnough =
    minLength <= text.length && (text.slice(0, 4 * minLength).match(CERTAIN)?.length ?? 0) >= minLength;
  if (isLongEnough && text.length <= maxLength) return null;
  const length = lengthAsRead(bodyHtml);
  return length < minLength || length > maxLength ? length : null;
}

const WORD = /[\p{L}\p{N}]/u;

/** Whether anything is a word or a number, apart from links and addresses. Most texts tell by their first word. */
function hasWords({ text, links }: ScreenedRevision): boolean {
  let next = 0;
  for (const { 0: piece, index } of text.matchAll(/\S+/g)) {
    while ((links[next]?.span.end ?? Infinity) <= index) next++;
    const link = links[next]?.span;
    const before = link === undefined ? piece : piece.slice(0, Math.max(0, link.start - index));
    const behind = link === undefined ? '' : piece.slice(Math.max(0, link.end - index));
    if ([before, behind].some((part) => WORD.test(part) && webAddressesIn(part).length === 0)) return true;
  }
  return false;
}
