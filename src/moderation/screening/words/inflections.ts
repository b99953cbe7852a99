/** What may follow a word without making it another one; also as it is spelled carelessly. */
const INFLECTIONS = new Set(
  (
    's z es ez kr ed d t er ers erz or ors a as az ah ahs uh uhs r rs in ins ing ings ingly en y ys ie ies ier iest ish ' +
    'ist ists able ness ery ly o os'
  ).split(' '),
);

export const LONGEST_INFLECTION = 5;

export function isInflection(ending: string): boolean {
  return INFLECTIONS.has(ending);
}
