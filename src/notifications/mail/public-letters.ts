import { signId } from '../../platform/signed-ids.js';
import type { Letter } from './letter.js';

/** What tokens in links to the newsletter's pages are signed for. */
export const NEWSLETTER_CONFIRM = 'newsletter confirm';
export const NEWSLETTER_STOP = 'newsletter stop';

/** Letters to people without an account, each with the ids and codes that its words need. */
export type LetterContent =
  | { readonly kind: 'newsletter_confirmation'; readonly data: { readonly subscriptionId: string } }
  /** To who is on the list already, and signed up again. */
  | { readonly kind: 'newsletter_known'; readonly data: { readonly subscriptionId: string } }
  | { readonly kind: 'notice_received'; readonly data: { readonly reference: string } }
  | { readonly kind: 'notice_answered'; readonly data: AnsweredNotice };

/** What became of a legal notice. */
interface AnsweredNotice {
  readonly reference: string;
  readonly outcome: 'removed' | 'kept' | 'gone' | 'acted' | 'declined';
  /** The rule, or the law, that the content was removed by; null where it was not. */
  readonly ground: { readonly title: string; readonly text: string } | null;
  /** In an editor's words; null where there are none. */
  readonly explanation: string | null;
  /** It had been answered before, by a decision that no longer stands. */
  readonly again: boolean;
}

export interface LetterFrame {
  /** Where links begin. */
  readonly origin: string;
  /** Signs the tokens in them. */
  readonly secret: string;
}

const FOOTER = [{ text: 'You get this mail because somebody gave this address to us.', url: null }];

/** What they say. No word in them was written by a reader: their recipient may be a stranger to whoever gave the address. */
export function publicLetter(content: LetterContent, frame: LetterFrame): Letter {
  switch (content.kind) {
    case 'newsletter_confirmation':
      return newsletterConfirmation(content.data, frame);
    case 'newsletter_known':
      return newsletterKnown(content.data, frame);
    case 'notice_received':
      return noticeReceived(content.data);
    case 'notice_answered':
      return noticeAnswered(content.data);
  }
}

interface Subscribed {
  readonly subscriptionId: string;
}

function newsletterConfirmation({ subscriptionId }: Subscribed, { origin, secret }: LetterFrame): Letter {
  return {
    title: 'Please confirm that you want our newsletter',
    paragraphs: [
      'Somebody, probably you, asked for our newsletter to be sent to this address. To get it, follow the link.',
      'The link is good for 48 hours. If it was not you, there is nothing to do: you get nothing, and we forget the address.',
    ],
    link: {
      label: 'Yes, send me the newsletter',
      url: `${origin}/newsletter/confirm?token=${signId(secret, NEWSLETTER_CONFIRM, subscriptionId)}`,
    },
    footer: FOOTER,
  };
}

function newsletterKnown({ subscriptionId }: Subscribed, { origin, secret }: LetterFrame): Letter {
  return {
    title: 'You get our newsletter already',
    paragraphs: [
      'Somebody, probably you, asked for our newsletter to be sent to this address. It is on the list already.',
      'If you want it no longer, follow the link.',
    ],
    link: {
      label: 'Stop the newsletter',
      url: `${origin}/newsletter/stop?token=${signId(secret, NEWSLETTER_STOP, subscriptionId)}`,
    },
    footer: FOOTER,
  };
}

function noticeReceived({ reference }: { readonly reference: string }): Letter {
  return {
    title: `We have received your notice ${reference}`,
    paragraphs: [
      `Thank you for your notice of illegal content. Its reference is ${reference}; please give it if you write to us about it.`,
      'An editor will look at it and decide. We will tell you what was decided, at this address.',
      'If it was not you who sent it, there is nothing to do.',
    ],
    link: null,
    footer: FOOTER,
  };
}

const WHAT_BECAME: Readonly<Record<AnsweredNotice['outcome'], string>> = {
  removed: 'An editor looked at the content that you reported, and removed it.',
  kept: 'An editor looked at the content that you reported, and found that it may stay.',
  gone: 'The content that you reported is no longer shown.',
  acted: 'An editor looked at what you reported, and acted on it.',
  declined: 'An editor looked at what you reported, and found no cause to act.',
};

/** The decision, and where else one may turn (Digital Services Act, Art. 16). */
function noticeAnswered({ reference, outcome, ground, explanation, again }: AnsweredNotice): Letter {
  return {
    title: `What became of your notice ${reference}`,
    paragraphs: [
      ...(again ? ['What we told you before no longer holds: the decision has been reversed.'] : []),
      WHAT_BECAME[outcome],
      ...(ground === null ? [] : [`It was removed for “${ground.title}”:`, { quote: ground.text }]),
      ...(explanation === null ? [] : ['The editor’s reasons:', { quote: explanation }]),
      ...(outcome === 'gone' ? [] : ['A person decided this; no part of the decision was automated.']),
      'If you think this is wrong, you can send us another notice that says why. You may also turn to a certified out-of-court dispute settlement body, or to a court.',
    ],
    link: null,
    footer: FOOTER,
  };
}
