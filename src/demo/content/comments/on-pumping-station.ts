import { pumpingStation } from '../articles/pumping-station.js';
import type { DemoComment } from '../types.js';

const article = pumpingStation.slug;

export const onPumpingStation: readonly DemoComment[] = [
  {
    key: 'pump-key',
    article,
    author: 'wet-well-wendy',
    body: `We have a bent key too. Ours is from a gate hinge and hangs on string.

May I add a fifteenth thing to the list: the gas monitor has to be lowered through the hatch before anyone goes in, and on three of our stations there is no place to stand and do it except on the hatch.`,
    minutesAfterPublication: 47,
    recommendedBy: ['old-clerk-of-works', 'tarmac-ted', 'priya-lanthorne', 'councillor-nettle'],
    flags: [],
  },
  {
    key: 'pump-key-reply',
    article,
    author: 'tarmac-ted',
    parent: 'pump-key',
    body: 'Every trade has a drawer of bent keys. You could lay the whole drawer out on the designer’s desk and not say a word.',
    minutesAfterPublication: 88,
    recommendedBy: ['wet-well-wendy', 'old-clerk-of-works'],
    flags: [],
  },
  {
    key: 'pump-discount',
    article,
    author: 'councillor-nettle',
    body: 'I would approve the bigger chamber tomorrow, but do let us argue it properly. At the discount rate our treasurer uses, £9,400 a year for 60 years is worth something like £235,000 today, against £62,000. It wins by a mile. "Six years and seven months" is a payback sum, and he throws those back at me.',
    minutesAfterPublication: 176,
    recommendedBy: ['priya-lanthorne', 'wet-well-wendy'],
    flags: [],
  },
  {
    key: 'pump-discount-reply',
    article,
    author: 'priya-lanthorne',
    parent: 'pump-discount',
    body: 'At 3.5 per cent I make it £234,000, so your treasurer can have that one. The harder part is that the £62,000 is capital and Barry is revenue, and no one person is in charge of both.',
    minutesAfterPublication: 224,
    recommendedBy: ['councillor-nettle', 'wet-well-wendy', 'old-clerk-of-works', 'finlay-marchbank'],
    flags: [],
  },
  {
    key: 'pump-goggles',
    article,
    author: 'matt-at-gridwise',
    body: 'Respectfully disagree about VR. Our SiteSense headset has haptic gloves so users CAN put down a spanner. Three months free: https://sitesense.gridwise.example/demo?ref=comments',
    minutesAfterPublication: 5010,
    flags: [
      { reporter: 'wet-well-wendy', reason: 'spam' },
      { reporter: 'old-clerk-of-works', reason: 'spam', note: 'Third product this week, same three months.' },
    ],
    outcome: { action: 'remove', reason: 'spam' },
  },
  {
    key: 'pump-wipes',
    article,
    author: 'finlay-marchbank',
    body: 'The nine blockages a winter are wipes, and wipes are a choice made by manufacturers and sold as flushable. Enlarge the chamber by all means. I would sooner send the bill to the people who print that word on the packet.',
    minutesAfterPublication: 4700,
    recommendedBy: ['wet-well-wendy', 'maureen-tideswell'],
    flags: [
      { reporter: 'j-hodge', reason: 'off_topic' },
      { reporter: 'matt-at-gridwise', reason: 'legal', note: 'Could be libel on the wipes industry.' },
    ],
    outcome: { action: 'keep', note: 'On the subject, names nobody, and a view that he may hold.' },
  },
  {
    key: 'pump-barry',
    article,
    author: 'two-sheds',
    body: 'If Barry went on a diet he would get his hand round it. I have seen the photograph. Whale in a phone box.',
    minutesAfterPublication: 759,
    flags: [
      { reporter: 'tarmac-ted', reason: 'personal_attack', note: "Barry's a working man who never asked to be in it." },
      { reporter: 'maureen-tideswell', reason: 'offensive' },
      { reporter: 'wet-well-wendy', reason: 'personal_attack' },
      { reporter: 'rota-survivor', reason: 'unsuitable' },
    ],
  },
  {
    key: 'pump-cdm',
    article,
    author: 'old-clerk-of-works',
    body: 'The fitters signing the layout is the whole of it. A designer will argue with a risk column until the cows come home. I never met one who would argue with a signature by the man who has to go down the hole.',
    minutesAfterPublication: 1190,
    recommendedBy: ['wet-well-wendy', 'tarmac-ted', 'councillor-nettle'],
    flags: [],
  },
];
