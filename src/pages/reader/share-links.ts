/** A place elsewhere where a reader may pass an article on. */
export interface ShareLink {
  readonly name: string;
  readonly url: string;
}

interface Shared {
  /** The whole address of the page. */
  readonly address: string;
  readonly headline: string;
}

/** A mail with the address in it, in the reader's own program. */
export function mailtoOf({ address, headline }: Shared): string {
  return `mailto:?subject=${encodeURIComponent(headline)}&body=${encodeURIComponent(address)}`;
}

/** The usual networks, by plain links: nothing of theirs is loaded, and they learn nothing unless one is followed. */
export function shareLinksOf({ address, headline }: Shared): readonly ShareLink[] {
  const [url, both] = [encodeURIComponent(address), encodeURIComponent(`${headline} ${address}`)];
  return [
    { name: 'Bluesky', url: `https://bsky.app/intent/compose?text=${both}` },
    { name: 'Facebook', url: `https://www.facebook.com/sharer/sharer.php?u=${url}` },
    { name: 'LinkedIn', url: `https://www.linkedin.com/sharing/share-offsite/?url=${url}` },
    { name: 'WhatsApp', url: `https://wa.me/?text=${both}` },
    { name: 'X', url: `https://x.com/intent/post?text=${encodeURIComponent(headline)}&url=${url}` },
  ];
}
