import { consultation } from '../articles/consultation.js';
import type { DemoComment } from '../types.js';

const article = consultation.slug;

export const onConsultation: readonly DemoComment[] = [
  {
    key: 'ask-three-boxes',
    article,
    author: 'councillor-nettle',
    body: 'I chaired the meeting at which our own "option B" was adopted. Fifty people in the gallery, all holding their forms up. We moved to next business. I lost the seat, won it back four years later, and have read every appendix since.',
    minutesAfterPublication: 83,
    recommendedBy: ['maureen-tideswell', 'old-clerk-of-works', 'priya-lanthorne', 'finlay-marchbank'],
    flags: [],
  },
  {
    key: 'ask-coding',
    article,
    author: 'priya-lanthorne',
    body: `A word for the temp who typed up the margins. I was that temp, at another council. You are given a list of eleven codes and told to use "other" sparingly. By lunch everything is "other" and your supervisor asks you to find more in code four.

Publish the raw text. It is cheaper than coding it, and people can read.`,
    minutesAfterPublication: 152,
    recommendedBy: ['councillor-nettle', 'maureen-tideswell', 'two-sheds', 'ellen-skerritt'],
    flags: [],
  },
  {
    key: 'ask-raw-text',
    article,
    author: 'old-clerk-of-works',
    parent: 'ask-coding',
    body: 'Somebody still has to go through it for names. One reply to ours accused the vicar of something, by name, with dates.',
    minutesAfterPublication: 199,
    recommendedBy: ['priya-lanthorne'],
    flags: [],
  },
  {
    key: 'ask-statutory',
    article,
    author: 'two-sheds',
    body: 'Consultation is a racket for consultants, the clue is in the name. I filled in five of them and the library shut anyway.',
    minutesAfterPublication: 288,
    recommendedBy: ['maureen-tideswell'],
    flags: [{ reporter: 'p-oduya-wren', reason: 'offensive', note: 'My sister is one, and works very hard.' }],
    outcome: { action: 'keep', note: 'An opinion, and on the subject.' },
  },
  {
    key: 'ask-fixed',
    article,
    author: 'ellen-skerritt',
    body: 'As somebody who gets consulted a good deal: I would ten times rather have the letter. Tell me what is happening and who to ring. The form costs me an evening, and a hope.',
    minutesAfterPublication: 540,
    recommendedBy: ['councillor-nettle', 'maureen-tideswell', 'rota-survivor', 'band-six', 'priya-lanthorne'],
    flags: [],
  },
  {
    key: 'ask-duty',
    article,
    author: 'finlay-marchbank',
    body: 'Eight letters in place of eight consultations is fine until one of them turns out to have needed the consultation by statute. In health we have a duty to involve people whether or not we have made up our minds. I would add a heading: what does the law make us ask?',
    minutesAfterPublication: 1265,
    recommendedBy: ['councillor-nettle'],
    flags: [],
  },
  {
    key: 'ask-judge',
    article,
    author: 'ellen-skerritt',
    body: 'Wrong thread, I know, but does anyone have the link to the piece about exit interviews? I only ever see the headlines on my phone.',
    minutesAfterPublication: 48100,
    flags: [{ reporter: 'two-sheds', reason: 'off_topic', note: 'She says so herself.' }],
    outcome: { action: 'remove', reason: 'off_topic', note: 'No harm meant. The link has been sent to her.' },
  },
];
