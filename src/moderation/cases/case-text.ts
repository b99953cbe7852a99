import { toNormalText } from '../screening/text/normal-text.js';

/** The words of what somebody searches for, each once, made comparable. None where nothing of it can be seen. */
export function wordsToFind(text: string): readonly string[] {
  return [...new Set(comparable(text).split(/\s+/u))].filter((word) => word !== '');
}

/** Whether all words occur in a text, each alone or as a part of a longer one, in any order. */
export function hasWords(text: string, words: readonly string[]): boolean {
  const searched = comparable(text);
  return words.every((word) => searched.includes(word));
}

function comparable(text: string): string {
  return toNormalText(text).text;
}
