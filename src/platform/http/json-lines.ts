import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Response } from 'express';

export const JSON_LINES = 'application/x-ndjson';

export async function sendJsonLines(response: Response, lines: AsyncIterator<string, void>): Promise<void> {
  return sendInParts(response, JSON_LINES, lines);
}

/**
 * Sends parts of a text as they are made, no faster than the caller reads them. What fails before the first of them can
 * still be answered as a problem; later, the connection is cut, so that nobody takes a part for the whole.
 */
export async function sendInParts(response: Response, type: string, lines: AsyncIterator<string, void>): Promise<void> {
  const first = await lines.next();
  response.status(200).set('Cache-Control', 'no-store').type(type);
  if (response.destroyed) return; // the caller is gone
  await pipeline(Readable.from(beginningWith(first, lines)), response).catch((error: unknown) => {
    if (!isCallerGone(error)) throw error;
  });
}

async function* beginningWith(first: IteratorResult<string, void>, rest: AsyncIterator<string, void>) {
  for (let next = first; next.done !== true; next = await rest.next()) yield next.value;
}

function isCallerGone(error: unknown): boolean {
  return (error as NodeJS.ErrnoException).code === 'ERR_STREAM_PREMATURE_CLOSE';
}
