import { waitingList } from '../articles/waiting-list.js';
import type { DemoComment } from '../types.js';

const article = waitingList.slug;

export const onWaitingList: readonly DemoComment[] = [
  {
    key: 'list-gp',
    article,
    author: 'finlay-marchbank',
    body: `I am the GP to whom these people are "returned". What arrives is a letter, often a month old, telling me that Mrs A has not replied and is discharged to my care. She was always in my care. I then write a second referral, which takes me eleven minutes and her eighteen weeks.

If the hospital would ring my receptionist before discharging anybody, she could tell them in four cases out of five where the patient is. She went to school with most of them.`,
    minutesAfterPublication: 54,
    recommendedBy: ['maureen-tideswell', 'band-six', 'priya-lanthorne', 'p-oduya-wren', 'rota-survivor'],
    flags: [],
  },
  {
    key: 'list-gp-reply',
    article,
    author: 'maureen-tideswell',
    parent: 'list-gp',
    body: "Retired ward clerk here. We used to ring the surgery, on a Monday, with a list. Then somebody decided it was a data protection matter and we weren't to. Nobody could ever show me the paragraph.",
    minutesAfterPublication: 131,
    recommendedBy: ['finlay-marchbank', 'band-six'],
    flags: [],
  },
  {
    key: 'list-clock',
    article,
    author: 'priya-lanthorne',
    body: 'I run validation for a trust of about this size and would quarrel with one thing. A third coming back within four months sounds dreadful, but you need the rate for people who did reply and stayed on. Referrals get duplicated and re-sent all the time. Ours is about 9 per cent. So call the true excess 24 points. It is still dreadful; it is just a number you can defend when the regional office rings.',
    minutesAfterPublication: 207,
    recommendedBy: ['finlay-marchbank', 'councillor-nettle', 'p-oduya-wren'],
    flags: [],
  },
  {
    key: 'list-clock-answer',
    article,
    author: 'band-six',
    parent: 'list-clock',
    body: 'That is a fair correction, though the ones who stayed on the list have no reason to be referred again, have they? They are still on it. You would want people who left for some other reason.',
    minutesAfterPublication: 246,
    flags: [],
  },
  {
    key: 'list-clock-concede',
    article,
    author: 'priya-lanthorne',
    parent: 'list-clock-answer',
    body: 'Yes. You are right and I am wrong, and I have been using that comparison in a board paper since spring. Thank you, I think.',
    minutesAfterPublication: 270,
    recommendedBy: ['band-six', 'finlay-marchbank', 'maureen-tideswell', 'old-clerk-of-works'],
    flags: [],
  },
  {
    key: 'list-signed',
    article,
    author: 'two-sheds',
    body: "So she signed the report, knew it was wrong, and now gets a byline for saying so. Typical of the breed. This woman is a coward and a hypocrite and I wouldn't trust her to count her own fingers.",
    minutesAfterPublication: 318,
    flags: [
      {
        reporter: 'maureen-tideswell',
        reason: 'personal_attack',
        note: 'The first sentence is fair. The last is not.',
      },
      { reporter: 'priya-lanthorne', reason: 'offensive' },
    ],
    outcome: {
      action: 'remove',
      reason: 'personal_attack',
      note: 'The criticism of the signature could have stood. Abuse of the author may not.',
    },
  },
  {
    key: 'list-signed-reply',
    article,
    author: 'councillor-nettle',
    parent: 'list-signed',
    body: 'I would rather have directors who own up in print than those who retire on the chart.',
    minutesAfterPublication: 355,
    recommendedBy: ['finlay-marchbank'],
    flags: [],
  },
  {
    key: 'list-law',
    article,
    author: 'j-hodge',
    body: 'Worth everyone knowing that since last year it is a criminal offence for a hospital to discharge anyone who has waited more than 12 weeks. They have to pay you £250 a day. My cousin got it. Just write to them and quote the Act.',
    minutesAfterPublication: 490,
    flags: [
      {
        reporter: 'finlay-marchbank',
        reason: 'false_information',
        note: 'There is no such offence and no such payment. Two patients have already quoted this at my desk.',
      },
      { reporter: 'priya-lanthorne', reason: 'false_information', note: 'Which Act?' },
      { reporter: 'band-six', reason: 'false_information' },
    ],
  },
];
