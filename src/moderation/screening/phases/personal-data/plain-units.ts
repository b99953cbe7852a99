const FULL_WIDTH_BEGIN = 0xff01;
const FULL_WIDTH_END = 0xff5e;
const FULL_WIDTH_OFFSET = 0xfee0;

/** Spaces of other widths and what cannot be seen; hyphens and dashes; full-width signs. */
const ODD =
  /[\u00a0\u00ad\u1680\u2000-\u200f\u2028\u2029\u202f\u205f\u2060\u3000\ufeff]|[\u2010-\u2015\u2212\ufe58\ufe63]|[\uff01-\uff5e]/g;
const DASH = /[\u2010-\u2015\u2212\ufe58\ufe63]/;

/** The text with full-width signs, spaces and dashes as on a typewriter: of the same length, so that places hold. */
export function toPlainUnits(text: string): string {
  return text.replace(ODD, (unit) => {
    const code = unit.charCodeAt(0);
    if (code >= FULL_WIDTH_BEGIN && code <= FULL_WIDTH_END) return String.fromCharCode(code - FULL_WIDTH_OFFSET);
    return DASH.test(unit) ? '-' : ' ';
  });
}
