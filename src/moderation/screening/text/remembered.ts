/**
 * A function of a code point that remembers its answers, as a few hundred characters make up almost every text. What
 * it holds is bounded: it forgets everything when it is full.
 */
export function remembered<T>(most: number, answerFor: (code: number) => T): (code: number) => T {
  const answers = new Map<number, T>();
  return (code) => {
    const known = answers.get(code);
    if (known !== undefined) return known;
    if (answers.size === most) answers.clear();
    const answer = answerFor(code);
    answers.set(code, answer);
    return answer;
  };
}
