import { potholes } from '../articles/potholes.js';
import type { DemoComment } from '../types.js';

const article = potholes.slug;

export const onPotholes: readonly DemoComment[] = [
  {
    key: 'holes-gang',
    article,
    author: 'tarmac-ted',
    body: `I've filled that one. Not at Ostrey but I've filled it, every gang has. You know when you tip it in. You say "see you in March" and you mean the hole.

What he's left out is that the photo has to show it full, so you photograph it while it's hot. Send the same lad back in a week to photograph it again. That would do more than any contract.`,
    minutesAfterPublication: 29,
    recommendedBy: ['old-clerk-of-works', 'councillor-nettle', 'wet-well-wendy', 'two-sheds', 'priya-lanthorne'],
    flags: [],
  },
  {
    key: 'holes-gang-reply',
    article,
    author: 'old-clerk-of-works',
    parent: 'holes-gang',
    body: 'When I was on highways the inspector chalked the date beside each fill. It cost a stick of chalk, and the whole street could read it. I suspect that is why it was stopped.',
    minutesAfterPublication: 66,
    recommendedBy: ['tarmac-ted', 'maureen-tideswell'],
    flags: [],
  },
  {
    key: 'holes-forty',
    article,
    author: 'wet-well-wendy',
    body: 'Forty millimetres measured how? With a rule across the edges, or from the water line? Our inspectors carry a tennis ball, cut to size. I wish I were joking. It is, I will admit, quicker to read in the rain than a rule.',
    minutesAfterPublication: 112,
    recommendedBy: ['tarmac-ted'],
    flags: [],
  },
  {
    key: 'holes-section-58',
    article,
    author: 'councillor-nettle',
    body: 'On the section 58 point he is a little unfair to officers. What the court looks at is the whole system: how often you inspect, what you do when you find something, and whether you did it. A written policy that a gang may patch is part of a system, and would defend as well as a fill. I put this to our insurers and they agreed. In writing, which took a year.',
    minutesAfterPublication: 185,
    recommendedBy: ['priya-lanthorne', 'old-clerk-of-works'],
    flags: [],
  },
  {
    key: 'holes-retention',
    article,
    author: 'priya-lanthorne',
    parent: 'holes-section-58',
    body: 'Agreed, and beware of the retention. If a fifth is held for 12 months the contractor prices the risk of every bad road in, and you pay for it whether the fill fails or not. Pay it by road class, or they will quote you Mill Brow everywhere.',
    minutesAfterPublication: 260,
    recommendedBy: ['councillor-nettle'],
    flags: [],
  },
  {
    key: 'holes-chips',
    article,
    author: 'two-sheds',
    body: "The cabinet member wouldn't know a road from a runway. Bone idle, the whole damn lot of them, and thick with it. But she got chips, so that's all right then.",
    minutesAfterPublication: 301,
    recommendedBy: ['tarmac-ted'],
    flags: [{ reporter: 'j-hodge', reason: 'unsuitable', note: 'Language.' }],
  },
  {
    key: 'holes-cyclists',
    article,
    author: 'j-hodge',
    body: 'None of this would matter if cyclists paid road tax. They have been exempt since 2002 because of a deal with Brussels and that is where the resurfacing money went. Look it up.',
    minutesAfterPublication: 420,
    flags: [
      {
        reporter: 'priya-lanthorne',
        reason: 'false_information',
        note: 'There has been no road tax to be exempt from since the 1930s, and no such deal.',
      },
      { reporter: 'wet-well-wendy', reason: 'off_topic', note: 'As regular as the potholes.' },
    ],
    outcome: { action: 'remove', reason: 'false_information' },
  },
  {
    key: 'holes-cyclists-reply',
    article,
    author: 'wet-well-wendy',
    parent: 'holes-cyclists',
    body: 'I looked it up.',
    minutesAfterPublication: 437,
    recommendedBy: ['priya-lanthorne', 'councillor-nettle', 'finlay-marchbank', 'old-clerk-of-works'],
    flags: [],
  },
  {
    key: 'holes-plug',
    article,
    author: 'matt-at-gridwise',
    body: 'Potholes are a DATA problem. Our RoadSense platform predicts them before they form. First three months free for councils: https://roadsense.gridwise.example/demo?ref=comments',
    minutesAfterPublication: 1140,
    flags: [
      { reporter: 'tarmac-ted', reason: 'spam', note: "I'll predict you one. Mill Brow." },
      { reporter: 'band-six', reason: 'spam', note: 'He does this under everything.' },
    ],
    claimed: true,
  },
];
