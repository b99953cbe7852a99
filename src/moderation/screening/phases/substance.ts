import { lengthAsRead, MAX_BODY_LENGTH, MIN_BODY_LENGTH } from '../../../comments/index.js';
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

/** The length as read where it is out of bounds, else null. It is only counted where it could be. */
function lengthWithin({ text, bodyHtml }: ScreenedRevision, { minLength, maxLength }: Bounds): number | null {
  // The widest bounds are those of a request's body, which has been measured.
  const isMeasured = minLength === MIN_BODY_LENGTH && (maxLength === MAX_BODY_LENGTH || text.length <= maxLength);
  if (isMeasured) return null;
  const length = lengthAsRead(bodyHtml);
  return length < minLength || length > maxLength ? length : null;
}

const WORD = /[\p{L}\p{N}]/u;
/** More addresses than this are for the links to object to. */
const MAX_EXAMINED = 200;

/** Whether anything is a word or a number, apart from links and addresses. Most texts tell by their first word. */
function hasWords({ text, links }: ScreenedRevision): boolean {
  let next = 0;
  let examined = 0;
  for (const { 0: piece, index } of text.matchAll(/\S+/g)) {
    while ((links[next]?.span.end ?? Infinity) <= index) next++;
    const link = links[next]?.span ?? { start: Infinity, end: Infinity };
    const parts = [piece.slice(0, Math.max(0, link.start - index)), piece.slice(Math.max(0, link.end - index))];
    const written = parts.filter((part) => WORD.test(part));
    examined += written.length;
    if (written.some((part) => webAddressesIn(part).length === 0) || examined > MAX_EXAMINED) return true;
  }
  return false;
}
