import { discharge } from '../articles/discharge.js';
import type { DemoComment } from '../types.js';

const article = discharge.slug;

export const onDischarge: readonly DemoComment[] = [
  {
    key: 'discharge-pharmacist',
    article,
    author: 'p-oduya-wren',
    body: `Prescribing pharmacist, fourteen years. All of this is right except the scarcity. We are scarce because we are kept in the basement checking. Put one of us on the round and the checking shrinks: on my ward the dispensary now sends back one prescription in twenty, where it was one in four.

The part to watch is controlled drugs. They cannot be written up the day before and left about, and those are the patients who leave at six.`,
    minutesAfterPublication: 38,
    recommendedBy: ['band-six', 'maureen-tideswell', 'finlay-marchbank', 'rota-survivor'],
    flags: [],
  },
  {
    key: 'discharge-pharmacist-q',
    article,
    author: 'band-six',
    parent: 'discharge-pharmacist',
    body: 'Who covers you when you are on leave? Ours worked beautifully until August.',
    minutesAfterPublication: 92,
    flags: [],
  },
  {
    key: 'discharge-pharmacist-a',
    article,
    author: 'p-oduya-wren',
    parent: 'discharge-pharmacist-q',
    body: 'Nobody. In August we go back to the basement way, and the bed meeting asks what has gone wrong with flow.',
    minutesAfterPublication: 118,
    recommendedBy: ['band-six', 'rota-survivor'],
    flags: [],
  },
  {
    key: 'discharge-care-homes',
    article,
    author: 'maureen-tideswell',
    body: "The half past two finish is all very well if home is a house. Most of my stuck patients were going to care homes that wouldn't admit after three, or on a Friday, or without a manager there to assess. You can have the bag ready at breakfast and it will sit on the locker until Monday. I should like to see the clipboard follow a few of those.",
    minutesAfterPublication: 163,
    recommendedBy: ['finlay-marchbank', 'councillor-nettle'],
    flags: [],
  },
  {
    key: 'discharge-plug',
    article,
    author: 'matt-at-gridwise',
    body: 'Great read!! At Gridwise we solve exactly this with our FlowSense platform. Real-time discharge intelligence, first three months FREE for NHS teams, book a demo at https://flowsense.gridwise.example/demo?ref=comments',
    minutesAfterPublication: 7460,
    flags: [
      { reporter: 'band-six', reason: 'spam' },
      { reporter: 'maureen-tideswell', reason: 'spam', note: 'Did he read as far as the title?' },
      { reporter: 'p-oduya-wren', reason: 'spam', note: 'Same text under two other articles.' },
    ],
    outcome: { action: 'remove', reason: 'spam' },
  },
  {
    key: 'discharge-consultants',
    article,
    author: 'rota-survivor',
    body: 'Nothing moves before the consultant has been round, and the consultant comes round when the consultant feels like it. As a class they are a plague. I say this as somebody married to one.',
    minutesAfterPublication: 305,
    recommendedBy: ['maureen-tideswell'],
    flags: [
      {
        reporter: 'two-sheds',
        reason: 'hate',
        note: 'Imagine if you wrote this about any other group of people.',
      },
    ],
    outcome: {
      action: 'keep',
      note: 'Rude about a profession, and plainly a joke. Consultants are not a protected characteristic.',
    },
  },
  {
    key: 'discharge-safety',
    article,
    author: 'finlay-marchbank',
    body: 'May I ask what happened to readmissions? Sending people out three hours sooner is a good thing only if they stay out. Seven days and 30 days, please, with the ones who were readmitted elsewhere.',
    minutesAfterPublication: 611,
    recommendedBy: ['priya-lanthorne', 'p-oduya-wren'],
    flags: [],
  },
  {
    key: 'discharge-bed-manager',
    article,
    author: 'two-sheds',
    body: 'If anyone at Fellbrook wants to know where their bed has gone, the site manager on nights is a Mr Lomax and his own mobile is oh double seven double oh, nine double oh, one four two. He loves being rung at three.',
    minutesAfterPublication: 1322,
    flags: [
      { reporter: 'rota-survivor', reason: 'personal_information', note: 'A private number. Please be quick.' },
      { reporter: 'band-six', reason: 'personal_information' },
    ],
    outcome: { action: 'remove', reason: 'personal_information', note: 'Removed for the number and the invitation.' },
  },
];
