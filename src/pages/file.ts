import type { z } from 'zod';

type InputOf<P extends z.ZodObject | undefined> = P extends z.ZodObject ? z.output<P> : undefined;

/** What programs read rather than people: the same for everyone, and kept finished as public pages are. */
export interface PublicFile<P extends z.ZodObject | undefined = undefined> {
  readonly path: string;
  readonly params?: P;
  readonly contentType: string;
  /** What a write drops it by, such as an article's slug. */
  readonly cache: (params: InputOf<P>) => string;
  /** The whole of it. Throws `not_found`. */
  readonly write: (params: InputOf<P>) => Promise<string> | string;
}

/** A file as it is mounted, whatever it takes. */
export type AnyFile = PublicFile<z.ZodObject | undefined>;

/** What is mounted parses with the file's own schema before it writes it, so the types hold. */
export function definePublicFile<P extends z.ZodObject | undefined = undefined>(file: PublicFile<P>): AnyFile {
  return file;
}
