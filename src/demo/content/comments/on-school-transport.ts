import { schoolTransport } from '../articles/school-transport.js';
import type { DemoComment } from '../types.js';

const article = schoolTransport.slug;

export const onSchoolTransport: readonly DemoComment[] = [
  {
    key: 'taxis-parent',
    article,
    author: 'ellen-skerritt',
    body: `My son was one of the 38 and one of the four. In the minibus he lasted six days. What I want to say in Mr Thripp's favour is that when I rang, he was moved back on the Monday, and nobody made me fill in a thing.

What I want to say against is that I found out who would be at the door from the driver, at the door.`,
    minutesAfterPublication: 71,
    recommendedBy: ['councillor-nettle', 'maureen-tideswell', 'finlay-marchbank', 'band-six', 'tarmac-ted'],
    flags: [],
  },
  {
    key: 'taxis-parent-reply',
    article,
    author: 'councillor-nettle',
    parent: 'taxis-parent',
    body: 'Thank you for this. In our authority the form for moving back is nine pages, and it asks for evidence that the child has "failed to adapt". I am taking your six days to committee, without your name.',
    minutesAfterPublication: 140,
    recommendedBy: ['ellen-skerritt'],
    flags: [],
  },
  {
    key: 'taxis-sole-trader',
    article,
    author: 'tarmac-ted',
    body: "My brother-in-law is one of the three. Nineteen years, same two kids for the last four of them. He couldn't bid for a lot of seven with one Skoda and the lot-holder wanted him on wages less than his fuel used to be. 22 per cent came out of somebody.",
    minutesAfterPublication: 208,
    recommendedBy: ['two-sheds', 'ellen-skerritt', 'old-clerk-of-works'],
    flags: [],
  },
  {
    key: 'taxis-consortium',
    article,
    author: 'priya-lanthorne',
    parent: 'taxis-sole-trader',
    body: 'Two of our districts let sole traders bid together as a consortium, with the council holding the booking desk. It cost about 3 per cent of the saving, and kept eleven of fourteen in work. It ought to be in the pricing sheet as an option.',
    minutesAfterPublication: 263,
    recommendedBy: ['tarmac-ted', 'councillor-nettle'],
    flags: [],
  },
  {
    key: 'taxis-bus-stop',
    article,
    author: 'two-sheds',
    body: "Ten years of paying £6.80 a mile and the man responsible writes it up as a triumph. Thripp couldn't organise a queue at a bus stop with one person in it. Sack him and ask the tractor to do it.",
    minutesAfterPublication: 326,
    recommendedBy: ['tarmac-ted'],
    flags: [
      { reporter: 'ellen-skerritt', reason: 'personal_attack' },
      { reporter: 'j-hodge', reason: 'offensive', note: 'Names him.' },
    ],
  },
  {
    key: 'taxis-backhander',
    article,
    author: 'j-hodge',
    body: 'Ask yourself who owns the firm in Castle Wendle with the three minibuses. I have it from someone in the depot that money changed hands over those lots before they ever went on the website.',
    minutesAfterPublication: 415,
    flags: [
      {
        reporter: 'councillor-nettle',
        reason: 'legal',
        note: 'This accuses an identifiable firm and an officer of bribery, on hearsay.',
      },
      { reporter: 'priya-lanthorne', reason: 'legal' },
      { reporter: 'ellen-skerritt', reason: 'false_information' },
    ],
    outcome: {
      action: 'escalate',
      reason: 'legal',
      note: 'Defamatory if untrue, and no source. With the legal desk; keep an eye on replies.',
    },
  },
  {
    key: 'taxis-in-house',
    article,
    author: 'old-clerk-of-works',
    body: "The price of one's own is the cleverest thing here. We did it with boilers in the nineties. The moment the bidders know you can do it yourself, the pencils come out. But you must truly be able to, and most councils have sold the depot.",
    minutesAfterPublication: 980,
    recommendedBy: ['councillor-nettle', 'priya-lanthorne', 'tarmac-ted'],
    flags: [],
  },
  {
    key: 'taxis-why-not-bus',
    article,
    author: 'wet-well-wendy',
    body: 'Serious question from an outsider: with 22 per cent saved and 60 minutes the longest ride, is anyone asking why there is no place nearer than 60 minutes? The cheapest mile is one that nobody has to drive.',
    minutesAfterPublication: 1511,
    recommendedBy: ['ellen-skerritt', 'finlay-marchbank'],
    flags: [{ reporter: 'two-sheds', reason: 'off_topic' }],
    outcome: { action: 'keep', note: 'Very much on the topic.' },
  },
];
