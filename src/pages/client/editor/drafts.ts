/** A text that was not sent yet, as it is kept. */
interface Draft {
  readonly text: string;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** What of a browser's storage is used. */
interface KeptTexts {
  readonly length: number;
  readonly key: (nth: number) => string | null;
  readonly getItem: (key: string) => string | null;
  readonly setItem: (key: string, value: string) => void;
  readonly removeItem: (key: string) => void;
}

const PREFIX = 'belowline-draft:';
const KEPT_MS = 30 * 24 * 60 * 60 * 1000;

/**
 * What the draft of a form is kept by: its page's address, so that a comment, each answer and each edit have their own,
 * here or on that page. Null for an address that nobody writes at.
 */
export function draftKey(address: string): string | null {
  const [path = '', query = ''] = address.split('?');
  const answer = new URLSearchParams(query).get('answer');
  const article = /^\/articles\/([^/]+)\/comment$/.exec(path);
  if (article) return `${PREFIX}${article[1]}${answer === null ? '' : `:${answer}`}`;
  const edited = /^\/comments\/([^/]+)\/edit$/.exec(path);
  return edited ? `${PREFIX}edit:${edited[1]}` : null;
}

/** Some browsers keep nothing, by choice or for want of room; then there is no draft. */
export class Drafts {
  readonly #storage: KeptTexts | null;

  constructor(storage: () => KeptTexts) {
    try {
      this.#storage = storage();
    } catch {
      this.#storage = null;
    }
  }

  keep(key: string, text: string, at: number): void {
    if (text.trim() === '') {
      this.forget(key);
      return;
    }
    try {
      this.#storage?.setItem(key, JSON.stringify({ text, at } satisfies Draft));
    } catch {
      // There is no room.
    }
  }

  /** Null for none, and for one that is too old. */
  read(key: string, now: number): string | null {
    try {
      const draft = JSON.parse(this.#storage?.getItem(key) ?? 'null') as Draft | null;
      return draft !== null && typeof draft.text === 'string' && now - draft.at < KEPT_MS ? draft.text : null;
    } catch {
      return null;
    }
  }

  forget(key: string): void {
    this.#storage?.removeItem(key);
  }

  /** Drafts are one person's: none is left for whoever comes after a sign-out, and none for ever. */
  forgetAll(isWanted: (at: number) => boolean): void {
    const storage = this.#storage;
    if (storage === null) return;
    const keys = Array.from({ length: storage.length }, (_, nth) => storage.key(nth) ?? '');
    for (const key of keys.filter((each) => each.startsWith(PREFIX))) {
      const at = Number((/"at":(\d+)\}$/.exec(storage.getItem(key) ?? '') ?? [])[1] ?? 0);
      if (!isWanted(at)) storage.removeItem(key);
    }
  }
}

/** Whether a draft of this time is still kept. */
export const isRecent = (at: number, now: number) => now - at < KEPT_MS;
