import type { DemoArticle } from '../types.js';

export const waitingList: DemoArticle = {
  slug: 'cleaning-the-list-does-not-shorten-the-queue',
  headline: 'Cleaning the list does not shorten the queue',
  standfirst:
    'Taking people off a waiting list because they did not answer a text is housekeeping at best. It should not share a column with treating them, says Miriam Oakshott',
  byline: {
    name: 'Miriam Oakshott',
    role: 'director of operational performance',
    organisation: 'Harrowmere Hospitals',
  },
  section: 'health-management',
  tags: ['waiting lists', 'data quality', 'outpatients', 'board reporting'],
  body: `
<p>In March my trust took 4,312 people off its waiting list without one of them meeting a clinician. Some had died.
Some had moved to Spain. Several hundred had paid for the operation themselves, and one man had been given his new hip
by the trust next door eight months earlier and was too polite to ring. The line on the board’s chart fell off a small
cliff, and the meeting moved on to car parking.</p>
<p>Validation, as we call it, is honest work. A list with dead people on it wastes theatre slots and misleads everyone
who plans from it, and I would do it again. My complaint is about where the number went next. It was added,
unlabelled, to the column headed “reduction”, which until then had meant patients we had treated.</p>
<h2>Lost, by post</h2>
<p>We sent 9,600 people a text asking whether they still needed us, with a reminder after ten days. By the end of the
third week 1,840 had not replied. Our <a href="https://www.harrowmere-hospitals.example/access-policy">access
policy</a> lets us return such patients to their GP once a consultant has looked over the referral, and a consultant
with 60 referrals and a lunch hour looks over them briskly.</p>
<p>I asked for the postcodes. In the villages north of the ring road, 91 per cent had replied. Around the docks it was
68 per cent, and there one patient in five is on our system with a landline or no number at all. Then I asked who had
come back. Within four months 604 of the 1,840 had been referred again for the same complaint. They rejoined at the
bottom, and their clocks started again from nought. The hips had not.</p>
<blockquote><p>A person who does not answer a text has told you something about their telephone. They have told you
nothing about their knee.</p></blockquote>
<h2>Four lines for one</h2>
<p>No new system is needed. The board report needs four lines where it now has one:</p>
<ul>
<li><strong>Treated</strong>, or seen and discharged by a clinician.</li>
<li><strong>Record errors</strong>: duplicates, deaths, people treated elsewhere.</li>
<li><strong>Declined</strong>: people who told us, in words, that they would not be coming.</li>
<li><strong>No contact</strong>, with the number referred again within six months printed beside it.</li>
</ul>
<p>The fourth line will embarrass us, and that is the case for printing it. A trust that knows its silent patients
come back one time in three will start ringing them. We tried: two booking clerks, working evenings, reached 116 of a
sample of 200 who had not replied. Twenty-six no longer needed us. Ninety did, and 31 of those had never seen the
text, because it had gone to a daughter, a former husband or a handset in a drawer.</p>
<p>The clerks cost us £1,900. I have sat through business cases for outpatient “transformation” that spent more than
that on the biscuits, and found fewer patients.</p>
<p>A colleague at regional level, to whom I showed the four lines, was worried about comparability. If we split the
figure and nobody else does, ours will look worse. So it will, for about two quarters. After that somebody on a select
committee will ask the others what is in theirs.</p>
<p>Nobody here set out to mislead. The performance team was asked for one number and supplied it; the board saw a fall
and was pleased; I signed the report. That is how it is done everywhere, and why a rule has to do what good intentions
did not. If a patient left the list without being seen, say so on the same page, in the same size of type.</p>
<p>As for the man with the hip, we wrote to apologise for having kept him waiting. The letter came back marked “gone
away”.</p>
`,
  links: [
    {
      label: 'Harrowmere Hospitals: board papers, operational performance',
      url: 'https://www.harrowmere-hospitals.example/board-papers',
    },
    {
      label: 'The evening telephone trial: method and results (four pages)',
      url: 'https://www.harrowmere-hospitals.example/evening-calls',
    },
  ],
  images: [
    {
      url: '/assets/demo/waiting-list.svg',
      alt: 'A row of nine waiting-room chairs, two of them drawn only in outline',
      caption: 'Two fewer on the list. Nobody has stood up.',
      credit: 'Belowline',
    },
  ],
  publishedDaysBefore: 3,
  commenting: 'open',
};
