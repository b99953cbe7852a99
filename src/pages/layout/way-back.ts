/**
 * A path of this site to go to afterwards; whatever else is asked for, the front page. Browsers read `//host` and
 * `/\host` as another site's address, and drop tabs and line breaks before they do.
 */
export function localPath(to: string | undefined): string {
  return to !== undefined && /^\/(?![/\\])[\x21-\x7e]*$/.test(to) ? to : '/';
}
