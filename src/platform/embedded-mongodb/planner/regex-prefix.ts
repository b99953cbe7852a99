/**
 * The text with which every string that matches must begin, or ''. Only what is certain: a pattern anchored by `^`
 * without options (other than `s`, which changes nothing here), up to the first character with a meaning.
 */
export function literalPrefix(pattern: string, options: string): string {
  if (!pattern.startsWith('^') || pattern.includes('|') || /[^su]/.test(options)) return '';
  let prefix = '';
  let index = 1;
  while (index < pattern.length) {
    const literal = literalAt(pattern, index);
    if (literal === undefined) break;
    const after = pattern[index + literal.length] ?? '';
    // A quantifier may make the character before it optional.
    if ('*?{'.includes(after) && after !== '') break;
    prefix += literal.text;
    index += literal.length;
    if (after === '+') break;
  }
  return prefix;
}

function literalAt(pattern: string, index: number): { readonly text: string; readonly length: number } | undefined {
  const character = pattern[index] ?? '';
  if (character === '\\') {
    const escaped = pattern[index + 1] ?? '';
    return /[^A-Za-z0-9\s]/.test(escaped) ? { text: escaped, length: 2 } : undefined;
  }
  return /[.*+?^${}()[\]\\$]/.test(character) || isSurrogate(character) ? undefined : { text: character, length: 1 };
}

/** Half of a character: its UTF-8 bytes can't be told alone. */
function isSurrogate(character: string): boolean {
  const code = character.charCodeAt(0);
  return code >= 0xd800 && code <= 0xdfff;
}
