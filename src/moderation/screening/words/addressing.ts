/** How much text around a word is looked at, in units. */
const REACH = 60;
/** Words between a "you" and what it is called. */
const MOST_BETWEEN = 4;

const YOU = /^(?:you|u|ur|ya|youre|your|yourself|thou|yall)$/;
/** What says that "you" is not what the word is about. */
const NOT =
  /^(?:not|never|isnt|arent|aint|no|nor|if|think|thinks|thought|calling|called|call|whether|hardly|say|says|said|in|on|at|from|about|against|by|see|saw|met|read|had|know|to|for|the)$/;

/** Whether a word of a normal text is said to somebody: "you are such a …", "…, you". */
export function isAddressed(text: string, start: number, end: number): boolean {
  const before = wordsOf(text.slice(Math.max(0, start - REACH), start).replace(/^[^]*[.!?\n;]/, '')).slice(
    -MOST_BETWEEN - 1,
  );
  const you = before.findLastIndex((word) => YOU.test(word));
  if (you >= 0) return !before.slice(you).some((word) => NOT.test(word));
  const after = text.slice(end, end + REACH);
  return /^[ ,]*(?:you|u)\b(?! (?:are|can|have|will|may|might|could|need|should|would|want|know|see|think|do|did|get|must))/.test(
    after,
  );
}

function wordsOf(text: string): readonly string[] {
  return text.replaceAll("'", '').match(/[a-z]+/g) ?? [];
}
