import { createHmac, timingSafeEqual } from 'node:crypto';
import { isId } from './database/ids.js';

/** What only this service can have handed out: an id, signed for one purpose. It says nothing of when it ends. */
export function signId(secret: string, purpose: string, id: string): string {
  return `${id}.${signatureOf(secret, purpose, id)}`;
}

/** The id in it; null for a token that was not made here, or for another purpose. */
export function readSignedId(secret: string, purpose: string, token: string): string | null {
  const [id = '', signature = ''] = token.split('.');
  if (!isId(id)) return null;
  const [given, wanted] = [Buffer.from(signature), Buffer.from(signatureOf(secret, purpose, id))];
  return given.length === wanted.length && timingSafeEqual(given, wanted) ? id : null;
}

function signatureOf(secret: string, purpose: string, id: string): string {
  return createHmac('sha256', secret).update(`signed id ${purpose} ${id}`).digest('base64url');
}
