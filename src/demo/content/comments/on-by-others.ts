import { byOthers } from '../articles/by-others.js';
import type { DemoComment } from '../types.js';

const article = byOthers.slug;

export const onByOthers: readonly DemoComment[] = [
  {
    key: 'others-arm',
    article,
    author: 'old-clerk-of-works',
    body: `I have put my arm through that wall. Different building, same wall.

The census should be a condition of the stage 4 fee. In my day the architect's job runner did it by hand with a highlighter, on a Friday. He was twenty-two and everyone was afraid of him.`,
    minutesAfterPublication: 61,
    recommendedBy: ['wet-well-wendy', 'tarmac-ted', 'maureen-tideswell'],
    flags: [],
  },
  {
    key: 'others-insurer',
    article,
    author: 'wet-well-wendy',
    body: 'The insurance point is where it will stick. Ours told us that to name another firm on a drawing might amount to "assumption of a design management role". I asked what their other clients did. He said that they wrote "by specialist".',
    minutesAfterPublication: 134,
    recommendedBy: ['old-clerk-of-works', 'priya-lanthorne', 'councillor-nettle'],
    flags: [],
  },
  {
    key: 'others-specialist',
    article,
    author: 'old-clerk-of-works',
    parent: 'others-insurer',
    body: '"By specialist" is "by others" with a tie on.',
    minutesAfterPublication: 160,
    recommendedBy: ['wet-well-wendy', 'tarmac-ted', 'priya-lanthorne', 'band-six', 'two-sheds', 'councillor-nettle'],
    flags: [],
  },
  {
    key: 'others-matrix',
    article,
    author: 'priya-lanthorne',
    body: 'Is this not what the responsibility matrix is for? Every job I have seen has one, with four hundred rows. I ask as a client, who has paid for several of them.',
    minutesAfterPublication: 322,
    flags: [],
  },
  {
    key: 'others-matrix-answer',
    article,
    author: 'wet-well-wendy',
    parent: 'others-matrix',
    body: `The matrix says who designs "secondary steelwork". It doesn't say that this frame, here, under this unit, is secondary steelwork. Each firm reads the row and sees somebody else in it.

The drawing is where the thing is. That's why his rule works on the drawing.`,
    minutesAfterPublication: 371,
    recommendedBy: ['priya-lanthorne', 'old-clerk-of-works'],
    flags: [],
  },
  {
    key: 'others-prison',
    article,
    author: 'two-sheds',
    body: 'Under the Building Safety Act any engineer who writes "by others" on a drawing is personally liable to two years in prison, no defence. It has been law for some time, and half the profession is pretending not to know.',
    minutesAfterPublication: 902,
    flags: [
      {
        reporter: 'old-clerk-of-works',
        reason: 'false_information',
        note: 'The Act creates offences, but not that one. Juniors read these pages.',
      },
    ],
  },
  {
    key: 'others-script',
    article,
    author: 'tarmac-ted',
    body: "Sixty lines of script to find out that nobody talked to each other. I'm not knocking it. We'd have called it the foreman.",
    minutesAfterPublication: 1418,
    recommendedBy: ['old-clerk-of-works', 'two-sheds'],
    flags: [],
    withdrawn: true,
  },
  {
    key: 'others-foreman',
    article,
    author: 'old-clerk-of-works',
    parent: 'others-script',
    body: 'The foreman could find it only once it was on site. That is the £46,000.',
    minutesAfterPublication: 1460,
    recommendedBy: ['wet-well-wendy'],
    flags: [],
  },
];
