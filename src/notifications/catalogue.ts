import type { NotificationData, NotificationKind, Statement } from './kinds.js';

/** A paragraph in the service's words, or one that a person wrote, which is set off from these. */
export type Paragraph = string | { readonly quote: string };

/** What is said; nothing in it is HTML. */
export interface Words {
  readonly title: string;
  readonly paragraphs: readonly Paragraph[];
}

type Catalogue = { readonly [K in NotificationKind]: (data: NotificationData[K]) => Words };

const day = (time: string) =>
  new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(time));

const maybe = (paragraph: Paragraph | null): readonly Paragraph[] => (paragraph === null ? [] : [paragraph]);
const quoted = (text: string | null): readonly Paragraph[] => (text === null || text === '' ? [] : [{ quote: text }]);

const FOUND_BY: Readonly<Record<Statement['foundBy'], string>> = {
  readers: 'Other readers reported it.',
  screening: 'Our automated screening brought it to our attention.',
  readers_and_screening: 'Other readers reported it, and our automated screening brought it to our attention.',
  staff: 'Our editors came across it themselves.',
  legal_notice: 'We received a legal notice about it.',
};

const DECIDED_BY: Readonly<Record<Statement['decidedBy'], string>> = {
  editor: 'An editor read it and decided; no part of the decision was automated.',
  screening: 'The decision was made automatically.',
};

const SANCTIONS: Readonly<Record<NotificationData['sanction_imposed']['sanction'], [title: string, effect: string]>> = {
  warning: [
    'You have received a warning',
    'We ask you to keep to the community rules. Please confirm that you have read this before your next comment.',
  ],
  premoderation: ['Your comments will be read before they appear', 'An editor reads each of your comments first.'],
  commenting_suspended: ['You cannot comment for now', 'You can read and recommend, but not post comments.'],
  flagging_suspended: ['You cannot report comments for now', 'You can read and comment, but not report comments.'],
  flagging_warning: [
    'You have received a warning about your flags',
    'Please flag only what you believe breaks the community rules. Please confirm that you have read this before your next flag.',
  ],
  ban: ['Your account has been banned', 'You can no longer post, recommend or report comments.'],
};

const LIFTED: Readonly<Record<NotificationData['sanction_lifted']['sanction'], string>> = {
  warning: 'The warning that you received no longer holds.',
  premoderation: 'Your comments no longer wait for an editor.',
  commenting_suspended: 'You can comment again.',
  flagging_suspended: 'You can report comments again.',
  flagging_warning: 'The warning about your flags no longer holds.',
  ban: 'Your account is no longer banned.',
};

const isWarning = (sanction: string) => sanction === 'warning' || sanction === 'flagging_warning';

/** Facts, ground, use of automation and redress, in this order. */
function reasonsOf({
  ground,
  explanation,
  foundBy,
  wasHidden = false,
  decidedBy,
  appealUntil,
}: Omit<Statement, 'decisionId'>): readonly Paragraph[] {
  const basis = ground.isLaw ? 'The law it rests on is' : 'The community rule it rests on is';
  return [
    `${basis} “${ground.title}”:`,
    ...quoted(ground.text),
    ...(explanation === null ? [] : ['The editor adds:', { quote: explanation }]),
    `${FOUND_BY[foundBy]} ${wasHidden ? 'It was then hidden automatically until an editor could read it. ' : ''}${DECIDED_BY[decidedBy]}`,
    ...maybe(
      appealUntil === null
        ? null
        : `If you think this is wrong, you can appeal until ${day(appealUntil)}: another editor, who took no part in the decision, will look again.`,
    ),
    'You may also turn to a certified out-of-court dispute settlement body, or to a court.',
  ];
}

/** What a reporter said of a comment, as their notice repeats it. */
const SAID_OF_IT: Readonly<Record<string, string>> = {
  offensive: 'offensive',
  unsuitable: 'unsuitable',
  personal_attack: 'a personal attack',
  hate: 'hateful',
  spam: 'spam',
  off_topic: 'off the subject',
  personal_information: 'giving away personal information',
  false_information: 'false or misleading',
  legal: 'unlawful',
};

function asWhat(reason: string | undefined): string {
  const said = reason !== undefined && Object.hasOwn(SAID_OF_IT, reason) ? SAID_OF_IT[reason] : undefined;
  return said === undefined ? '' : ` as ${said}`;
}

const restsOn = (ground: { readonly title: string; readonly text: string } | null): readonly Paragraph[] =>
  ground === null ? [] : [`What it is removed for is “${ground.title}”:`, ...quoted(ground.text)];

const untilWhen = (until: string | null) => (until === null ? 'It has no end date.' : `It ends on ${day(until)}.`);

/** What a kind is called where somebody chooses whether to get it. */
export const KIND_NAMES: Readonly<Record<NotificationKind, string>> = {
  comment_held: 'a comment of yours waits for an editor',
  comment_published: 'a comment of yours was published',
  comment_hidden: 'a comment of yours was hidden',
  comment_removed: 'a comment of yours was removed',
  flag_upheld: 'a comment that you reported was removed',
  flag_dismissed: 'a comment that you reported stays',
  flag_unsettled: 'a comment that you reported was removed for another reason, or taken back',
  flag_corrected: 'what became of your flag was corrected',
  appeal_received: 'an appeal of yours has arrived',
  appeal_closed: 'an appeal came to an end without a decision',
  appeal_upheld: 'an appeal was successful',
  appeal_dismissed: 'an appeal was not successful',
  sanction_imposed: 'something changed in what your account may do',
  flag_misuse: 'many of your flags had no ground',
  sanction_lifted: 'your account may do again what it could not',
  decision_corrected: 'a decision was corrected',
  reply: 'somebody replied to you',
};

/** Every sentence of a notification, in British English; another language is another object of this type. */
export const CATALOGUE: Catalogue = {
  comment_held: ({ comment }) => ({
    title: 'Your comment is waiting for an editor',
    paragraphs: [
      `An editor will read your comment on “${comment.headline}” before it appears.`,
      ...quoted(comment.excerpt),
      'We will tell you when it has been decided.',
    ],
  }),
  comment_published: ({ comment }) => ({
    title: 'Your comment has been published',
    paragraphs: [
      `An editor has read your comment on “${comment.headline}”, and it now appears.`,
      ...quoted(comment.excerpt),
    ],
  }),
  comment_hidden: ({ comment }) => ({
    title: 'Your comment is hidden until an editor has read it',
    paragraphs: [
      `Readers reported your comment on “${comment.headline}”. It is hidden, automatically, until an editor has looked at it.`,
      ...quoted(comment.excerpt),
      'If the editor finds nothing wrong with it, it will appear again. We will tell you either way.',
    ],
  }),
  comment_removed: ({ comment, ...statement }) => ({
    title: 'Your comment has been removed',
    paragraphs: [
      `We have removed your comment on “${comment.headline}”. It is no longer shown to anyone but you and our editors.`,
      ...quoted(comment.excerpt),
      ...reasonsOf(statement),
    ],
  }),
  flag_upheld: ({ comment, reason }) => ({
    title: 'The comment you reported has been removed',
    paragraphs: [
      `An editor agreed with you and removed the comment that you flagged${asWhat(reason)} on “${comment.headline}”.`,
    ],
  }),
  flag_dismissed: ({ comment, reason, appealUntil }) => ({
    title: 'The comment you reported stays',
    paragraphs: [
      `An editor looked at the comment that you flagged${asWhat(reason)} on “${comment.headline}”, and kept it.`,
      ...quoted(comment.excerpt),
      ...maybe(
        appealUntil === null
          ? null
          : `If you think this is wrong, you can ask until ${day(appealUntil)} that another editor look again.`,
      ),
    ],
  }),
  flag_unsettled: ({ comment, reason, wasWithdrawn = false }) =>
    wasWithdrawn
      ? {
          title: 'The comment you reported has been taken back',
          paragraphs: [
            `Its author has taken back the comment that you flagged${asWhat(reason)} on “${comment.headline}”, so nothing is left to decide.`,
          ],
        }
      : {
          title: 'The comment you reported has been removed for another reason',
          paragraphs: [
            `An editor removed the comment that you flagged${asWhat(reason)} on “${comment.headline}”, but for another reason than yours.`,
          ],
        },
  flag_corrected: ({ comment, reason, isShown }) => ({
    title: 'We have corrected what became of your flag',
    paragraphs: [
      `What we told you of the comment that you flagged${asWhat(reason)} on “${comment.headline}” no longer holds: the decision has been reversed.`,
      isShown ? 'The comment is shown.' : 'The comment is not shown.',
    ],
  }),
  appeal_received: ({ comment }) => ({
    title: 'We have received your appeal',
    paragraphs: [
      `An editor who took no part in the decision on the comment on “${comment.headline}” will look at it again. We will tell you the outcome.`,
    ],
  }),
  appeal_closed: ({ comment, cause }) => ({
    title: 'Your appeal has come to an end',
    paragraphs: [
      cause === 'reversal'
        ? `The decision on the comment on “${comment.headline}” that you appealed has been reversed, so nothing is left to decide.`
        : `The author has taken back the comment on “${comment.headline}”, so nothing is left to decide.`,
    ],
  }),
  appeal_upheld: ({ comment, to, ground = null, explanation }) => ({
    title: to === 'author' ? 'Your appeal was successful' : 'Your report has been looked at again, and upheld',
    paragraphs: [
      to === 'author'
        ? `Another editor looked at your comment on “${comment.headline}” and reversed the decision.`
        : `Another editor looked at the comment on “${comment.headline}” that you reported, and reversed the decision.`,
      ...quoted(comment.excerpt),
      ...restsOn(ground),
      ...(explanation === null ? [] : ['The editor’s reasons:', { quote: explanation }]),
    ],
  }),
  appeal_dismissed: ({ comment, ground = null, explanation }) => ({
    title: 'The decision stands after your appeal',
    paragraphs: [
      `Another editor, who took no part in the first decision, looked again at the comment on “${comment.headline}”. The decision stands.`,
      ...quoted(comment.excerpt),
      ...restsOn(ground),
      ...(explanation === null ? [] : ['The editor’s reasons:', { quote: explanation }]),
      'You may also turn to a certified out-of-court dispute settlement body, or to a court.',
    ],
  }),
  sanction_imposed: ({ sanction, until, ...statement }) => {
    const [title, effect] = SANCTIONS[sanction];
    return {
      title,
      paragraphs: [isWarning(sanction) ? effect : `${effect} ${untilWhen(until)}`, ...reasonsOf(statement)],
    };
  },
  flag_misuse: ({ sanction, until, settled, unfounded, days }) => {
    const [title, effect] = SANCTIONS[sanction];
    return {
      title,
      paragraphs: [
        isWarning(sanction) ? effect : `${effect} ${untilWhen(until)}`,
        `In ${days} days editors looked at ${settled} comments that you had flagged, and found ${unfounded} of these flags without any ground. By our rules on flagging, this follows from it automatically; that the flags had no ground was decided by editors.`,
        'If you think this is wrong, write to the editors: one of them can lift it. You may also turn to a certified out-of-court dispute settlement body, or to a court.',
      ],
    };
  },
  sanction_lifted: ({ sanction }) => ({
    title: 'A restriction of your account has been lifted',
    paragraphs: [LIFTED[sanction]],
  }),
  decision_corrected: ({ comment, isShownAgain }) => ({
    title: 'We have corrected a decision',
    paragraphs: [
      `What we told you about the comment on “${comment.headline}” no longer holds: the decision has been reversed.`,
      ...quoted(comment.excerpt),
      isShownAgain ? 'The comment is shown again.' : 'The comment is not shown.',
    ],
  }),
  reply: ({ comment, authorName }) => ({
    title: 'Somebody replied to your comment',
    paragraphs: [`${authorName} replied to your comment on “${comment.headline}”:`, ...quoted(comment.excerpt)],
  }),
};
