import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

/** How the bytes of an answer are packed; `identity` is not at all. */
export type Coding = 'identity' | 'gzip' | 'br';

const PACKED = ['br', 'gzip'] as const;

/** The best coding that a request's Accept-Encoding allows; no header asks for the plain bytes. */
export function chooseCoding(acceptEncoding: string | undefined): Coding {
  if (acceptEncoding === undefined) return 'identity';
  const weights = new Map<string, number>();
  for (const part of acceptEncoding.toLowerCase().split(',')) {
    const [name = '', ...parameters] = part.split(';').map((piece) => piece.trim());
    const q = parameters.find((parameter) => parameter.startsWith('q='));
    weights.set(name, q === undefined ? 1 : Number(q.slice(2)));
  }
  const accepted = PACKED.filter((coding) => (weights.get(coding) ?? weights.get('*') ?? 0) > 0);
  return accepted[0] ?? 'identity';
}

// Levels for bytes that are packed once and sent often, yet dropped by the next comment.
const packers: Readonly<Record<Exclude<Coding, 'identity'>, (bytes: Buffer) => Promise<Buffer>>> = {
  gzip: (bytes) => promisify(gzip)(bytes, { level: 6 }),
  br: (bytes) => promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }),
};

/** Packs bytes off the main thread. */
export async function pack(bytes: Buffer, coding: Coding): Promise<Buffer> {
  return coding === 'identity' ? bytes : packers[coding](bytes);
}
