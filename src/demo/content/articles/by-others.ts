import type { DemoArticle } from '../types.js';

export const byOthers: DemoArticle = {
  slug: 'the-drawing-says-by-others-nobody-has-met-them',
  headline: 'The drawing says “by others”. Nobody has met them',
  standfirst:
    'Two words on a drawing can leave a 1.8-tonne air-handling unit standing on nothing. Ifor Stanniland traced every one of them in a single set',
  byline: {
    name: 'Ifor Stanniland',
    role: 'principal engineer, building services',
    organisation: 'Quill and Harbottle',
  },
  section: 'engineering',
  tags: ['design coordination', 'building services', 'fire stopping', 'scope'],
  body: `
<p>On the roof of a six-storey health centre, in week 61 of a 78-week programme, five people in good boots stood round
a rectangle of chalk. An air-handling unit weighing 1.8 tonnes was due on Thursday. The mechanical drawing showed it
on a steel frame, with the note <em>frame by others</em>. The structural drawing showed the roof, bare, with the note
<em>plant supports by others</em>. Each of us looked at the rest. It was a polite moment and it cost £46,000.</p>
<p>I had written one of those notes, so I went back to the office and looked for the remainder. The construction set
had 318 drawings from five firms. The words “by others” stood on them 137 times. I put all 137 in a spreadsheet, and
beside each I tried to write who the others were.</p>
<h2>A census of others</h2>
<p>For 104 the answer was easy: another firm’s drawing showed the thing, and agreed. For 24 it was shown but did not
agree, in size, position or date. For nine there was no one. These included the frame; a drain from a plant room
floor, which ended in mid-air on two drawings facing each other; the power supply to the fire dampers; and a door.</p>
<p>The fire stopping deserves a paragraph. There were 212 places where a pipe, duct or tray went through a compartment
wall. The mechanical contractor had excluded sealing them, and so had the electrical contractor, each in good faith
and in writing. The partition contractor had priced “fire stopping, complete”, and understood it to mean the joint at
the head of his own walls. We found it because a clerk of works put his arm through one.</p>
<blockquote><p>“By others” is the only specification I know that is complied with by doing nothing.</p></blockquote>
<p>Why do we write it? Partly from good manners: a structural engineer should not design my frame. Mostly from fear.
Our insurers like a clear edge to what we do, and the phrase is an edge. But an edge has two sides, and nobody is paid
to walk along it. The lead designer has the duty to coordinate and, on a fixed fee, about four hours a week in which
to do it.</p>
<h2>An afternoon’s work</h2>
<p>On the two jobs since, we have kept to a rule that fits on the title block. <strong>No note may say “by others”
without saying who, on which drawing, and by when.</strong> So: <em>frame by structural engineer, S-2104, stage 4
issue</em>. If you cannot fill it in, you have found a gap, and you ring somebody.</p>
<p>A technician wrote 60 lines of script that read every drawing at each issue and list the notes that fail. At the
first issue of the first job there were 71. The team met for one afternoon, with tea, and got it down to six; those
six went to the client with a price. The frame on that job was drawn in week nine. The
<a href="https://www.quill-harbottle.example/notes/by-others">script and the note</a> are free to anyone.</p>
<p>I have heard two objections. One is that naming another firm on my drawing may put a duty on it that its
appointment does not contain. Quite so, and better that its director should complain to me at stage 3 than that we
should all learn it on a roof. The other is that the building model ought to catch this. The model is very good at two
things in one place. It cannot see a thing that nobody has drawn.</p>
<p>The unit went up three weeks late, on a frame designed over a weekend by an engineer who was charming about it. His
drawing is on my wall. In the corner, from habit, it says <em>holding-down bolts by others</em>.</p>
`,
  links: [
    {
      label: 'The script, and the note for the title block',
      url: 'https://www.quill-harbottle.example/notes/by-others',
    },
    {
      label: 'All 137 notes: the spreadsheet, with names removed',
      url: 'https://www.quill-harbottle.example/notes/census',
    },
  ],
  images: [
    {
      url: '/assets/demo/by-others.svg',
      alt: 'An engineering drawing of a machine floating above a roof, with a dashed frame where its support should be',
      caption: 'Frame by others: the roof in week 61.',
      credit: 'Belowline',
    },
  ],
  publishedDaysBefore: 12,
  commenting: 'open',
};
