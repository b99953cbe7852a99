import { exitInterviews } from '../articles/exit-interviews.js';
import type { DemoComment } from '../types.js';

const article = exitInterviews.slug;

export const onExitInterviews: readonly DemoComment[] = [
  {
    key: 'exit-eight-days',
    article,
    author: 'rota-survivor',
    body: `Eight days would have been luxury. Ours came out on Thursday for the Monday, as a photograph of a whiteboard, in a messaging group that you could not leave without looking sulky.

I wrote "personal circumstances" as well. The circumstance was that I had a person at home aged two.`,
    minutesAfterPublication: 44,
    recommendedBy: ['band-six', 'maureen-tideswell', 'p-oduya-wren', 'ellen-skerritt'],
    flags: [],
    outcome: { action: 'keep' },
  },
  {
    key: 'exit-sickness',
    article,
    author: 'priya-lanthorne',
    parent: 'exit-eight-days',
    body: 'We have the data on this. In the teams that publish six weeks ahead, short-notice sickness is about a third lower. Some of what we record as illness is a rota clash with no other way out.',
    minutesAfterPublication: 97,
    recommendedBy: ['rota-survivor', 'band-six'],
    flags: [],
    outcome: { action: 'keep' },
  },
  {
    key: 'exit-small-numbers',
    article,
    author: 'finlay-marchbank',
    body: 'Nine leavers to two, in one locality, in one year, with a manager who wanted it to work. I am in sympathy with every word and would not fund it on that. Try it in four more, chosen by lot, and I shall be at the front of the queue.',
    minutesAfterPublication: 150,
    recommendedBy: ['priya-lanthorne'],
    flags: [{ reporter: 'two-sheds', reason: 'other', note: 'Doctors should not be allowed to comment on nursing.' }],
    outcome: { action: 'keep', note: 'Within the rules. Disagreement with the author is what this is for.' },
  },
  {
    key: 'exit-fourth-manager',
    article,
    author: 'band-six',
    body: 'Anyone who worked on that corridor knows perfectly well who the fourth one is. Initials C.D., still there, still has the office with the fridge. Two formal complaints that I know of and both of them vanished.',
    minutesAfterPublication: 188,
    flags: [],
    outcome: {
      action: 'escalate',
      reason: 'legal',
      note: 'Identifiable to colleagues, and alleges that complaints were suppressed. One for the legal desk.',
    },
  },
  {
    key: 'exit-gravel',
    article,
    author: 'two-sheds',
    body: 'Another HR person discovers, on a full pension, what everyone beneath her had been saying for nine years. They should take the pension off the useless old bat and give it to the ward sister.',
    minutesAfterPublication: 241,
    flags: [],
    outcome: {
      action: 'remove',
      reason: 'personal_attack',
      note: 'The first sentence would have been let through by itself.',
    },
  },
  {
    key: 'exit-stayers',
    article,
    author: 'maureen-tideswell',
    body: "Asking those who stayed is the best line in it. In thirty years nobody asked me why I hadn't gone. I had the answer ready: the night sister, the canteen (before they closed it) and the number 14 bus.",
    minutesAfterPublication: 402,
    flags: [],
  },
  {
    key: 'exit-union',
    article,
    author: 'councillor-nettle',
    body: 'I sit on a staffing committee and we get the pie chart too. I asked last year for interviews by someone from outside and was told that it would "raise expectations". Would the author say what the 40 calls cost, all in? I mean to ask again on Tuesday and should like a figure.',
    minutesAfterPublication: 633,
    flags: [],
    claimed: true,
  },
  {
    key: 'exit-agency',
    article,
    author: 'j-hodge',
    body: 'All agencies pay double and you get your rota when you like it. I can put people in touch, ring Hodge Staffing at night and ask for Jan.',
    minutesAfterPublication: 871,
    flags: [],
  },
];
