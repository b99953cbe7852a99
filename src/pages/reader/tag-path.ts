/** Where the articles under a tag are listed. */
export function tagPath(tag: string): string {
  return `/tags/${encodeURIComponent(tag)}`;
}
