import { decodeCursor, toPage, type Page } from '../../../platform/http/pagination.js';
import type { WordEntry } from './word-entry.js';
import { wordsCursor } from './word-schemas.js';
import type { WordStore } from './word-store.js';

export interface ListWordsDeps {
  readonly wordStore: Pick<WordStore, 'list'>;
}

interface ListWordsInput {
  readonly list?: WordEntry['list'] | undefined;
  readonly section?: string | undefined;
  readonly limit: number;
  readonly cursor?: string | undefined;
}

/** The entries of the publisher's lists, newest first. Throws `invalid_cursor`. */
export async function listWords({ wordStore }: ListWordsDeps, input: ListWordsInput): Promise<Page<WordEntry>> {
  const { list, section, limit, cursor } = input;
  const before = decodeCursor(wordsCursor, cursor)?.id ?? null;
  const found = await wordStore.list({ list, section, before, limit: limit + 1 });
  return toPage(found, limit, ({ id }) => ({ id }));
}
