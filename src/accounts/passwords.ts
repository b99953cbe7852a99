import { randomBytes } from 'node:crypto';
import { hash, parseOptions, verify } from '@node-rs/argon2';

/** In code points. */
export const PASSWORD_LENGTH = { min: 10, max: 200 } as const;

/** What hashing one password costs whoever guesses it; the settings' defaults are those of the OWASP cheat sheet. */
export interface PasswordHashCost {
  readonly memoryKib: number;
  readonly passes: number;
  readonly lanes: number;
}

/** Hashes with argon2id, off the main thread. One password typed on different keyboards (NFKC) is the same one. */
export interface Passwords {
  hash(password: string): Promise<string>;
  /** Takes as long without a hash, and is false then: an answer's time tells nothing of who has an account. */
  verify(passwordHash: string | null, password: string): Promise<boolean>;
  /** Whether the hash was made at another cost than the present one. */
  isOutdated(passwordHash: string): boolean;
}

export function createPasswords({ memoryKib, passes, lanes }: PasswordHashCost): Passwords {
  const options = { memoryCost: memoryKib, timeCost: passes, parallelism: lanes };
  const hashed = (password: string) => hash(password.normalize('NFKC'), options);
  const nobodys = hashed(randomPassword());
  return {
    hash: hashed,
    async verify(passwordHash, password) {
      const matches = await verify(passwordHash ?? (await nobodys), password.normalize('NFKC'));
      return passwordHash !== null && matches;
    },
    isOutdated(passwordHash) {
      const { memoryCost, timeCost, parallelism } = parseOptions(passwordHash);
      return memoryCost !== memoryKib || timeCost !== passes || parallelism !== lanes;
    },
  };
}

/** 24 characters, 144 bits of chance. */
export function randomPassword(): string {
  return randomBytes(18).toString('base64url');
}
