import { randomBytes } from 'node:crypto';
import { sha256 } from './merkle-tree.js';
import { canonicalJson } from './seal.js';

/** Text about a person that belongs to an act, but must be erasable: kept beside the log, not in it. */
export interface PersonalText {
  /** Whose it is; it goes when this person's account is erased. */
  readonly accountId: string;
  /** By name, such as `note`. */
  readonly texts: Readonly<Record<string, string>>;
}

/** A personal text with the random salt that keeps it from being guessed by its commitment. */
export interface SaltedText extends PersonalText {
  /** 32 bytes in hexadecimal digits. */
  readonly salt: string;
}

export function saltText({ accountId, texts }: PersonalText): SaltedText {
  return { accountId, texts, salt: randomBytes(32).toString('hex') };
}

/**
 * What stands in the entry, the SHA-256 of the text with its salt: it binds the text while that is kept, and says
 * nothing once it is not.
 */
export function commitmentTo({ accountId, texts, salt }: SaltedText): string {
  return sha256(canonicalJson({ accountId, texts, salt })).toString('hex');
}
