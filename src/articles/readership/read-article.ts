/** A page or an answer that somebody who reads an article asks for. */
const READ = /^\/(?:api\/v1\/)?articles\/([a-z0-9-]{1,100})(?:\/comments)?(?:\?|$)/;

/** The slug of the article that is read at an address; null where none is. */
export function articleReadAt(url: string): string | null {
  return READ.exec(url)?.[1] ?? null;
}
