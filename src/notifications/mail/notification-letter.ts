import type { NotificationContent } from '../kinds.js';
import { linkOf } from '../links.js';
import { wordsOf } from '../render-notification.js';
import type { Letter } from './letter.js';

interface Addresses {
  readonly origin: string;
  readonly unsubscribeUrl: string;
}

/** A notification as a letter: its words, where it leads, and how to get no more of its kind. */
export function notificationLetter(content: NotificationContent, { origin, unsubscribeUrl }: Addresses): Letter {
  return {
    ...wordsOf(content),
    link: { label: 'See more', url: `${origin}${linkOf(content)}` },
    footer: [
      { text: 'Stop e-mails like this one', url: unsubscribeUrl },
      { text: 'Choose what you are told, and where', url: `${origin}/account` },
    ],
  };
}
