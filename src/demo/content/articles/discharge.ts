import type { DemoArticle } from '../types.js';

export const discharge: DemoArticle = {
  slug: 'the-bed-is-free-at-four-and-nobody-can-have-it',
  headline: 'The bed is free at four and nobody can have it',
  standfirst:
    'Gwen Tarrant followed 31 patients out of hospital with a clipboard. It took 74 minutes of work to send each one home, and most of a day to do it',
  byline: {
    name: 'Gwen Tarrant',
    role: 'matron for patient flow',
    organisation: 'Fellbrook General Hospital',
    picture: '/assets/demo/tarrant.svg',
  },
  section: 'health-management',
  tags: ['discharge', 'pharmacy', 'patient flow', 'beds'],
  body: `
<p>Our command centre opened last autumn. It cost £1.1m, it has a wall of screens, and it can tell you in eleven
colours that the hospital is full. I have nothing against it. But the screens show where the beds are, and I wanted to
know why the people in them had not gone home, so I bought a clipboard.</p>
<p>Over two weeks I followed 31 patients on four medical wards, from the moment a doctor said “home today” to the
moment the next patient lay down. I wrote down each thing that was done and how long it took. Added up, the doing came
to 74 minutes a patient. The median time from the first moment to the last was nine hours and a half.</p>
<h2>Where the day goes</h2>
<p>The words “home today” were said, on the median, at 9.40am. The prescription for the medicines to take away was
written at 1.15pm, since the doctor who writes it is on the round until noon and then eats, if lucky. Every ward works
like this, and so between one and three o’clock the dispensary receives 44 prescriptions and spends the rest of the
afternoon under them. Bags reach the wards from 4pm. Patient transport has to be booked by noon for the same day,
which nobody can do honestly, as at noon nobody knows when the bag will come.</p>
<p>The median patient left at 5.50pm. One evening team of four cleans for 14 wards. The next patient lay down at ten
past seven, having spent the day in an emergency department that was being asked, hourly, about its flow.</p>
<blockquote><p>No one in this chain was slow. Each was waiting for someone who had just been sent everything at
once.</p></blockquote>
<h2>What we moved</h2>
<p>For six weeks, on two wards, we changed the order of things and bought nothing:</p>
<ul>
<li>a pharmacist who can prescribe joined the round on four mornings a week, and wrote up the medicines at the
bedside;</li>
<li>for patients expected home tomorrow, they were written today, and changed in the morning if need be (one in seven
was);</li>
<li>two cleaners moved from the 6am shift, when no bed is empty, to 2pm, when the first ones are;</li>
<li>the ward clerk, who knows everything, was allowed to book transport.</li>
</ul>
<p>The median patient then left at 2.25pm. The two wards between them received 19 patients a week before 3pm, where it
had been four. Complaints about discharge fell from seven to two, and one of the two concerned a missing slipper.</p>
<p>I am told three things against it. The first is that prescribing pharmacists are scarce, which is true. We have
five, and they were spending their mornings correcting prescriptions that they could have written. The second is that
medicines written the day before are riskier. Our
<a href="https://www.fellbrook-general.example/pharmacy/audit">pharmacy audit</a> found fewer errors in them, perhaps
because they were not written by somebody with a sandwich in one hand and fourteen to do. The third is that the
cleaners would not like it. <em>I asked the cleaners.</em> Two of them had small children and had been requesting the
later shift since before the pandemic.</p>
<p>What the trial lacks is glamour. It cannot be opened by anybody. It will not win the award for digital innovation,
for which the command centre is shortlisted, and its running cost appears on nobody’s capital programme. The executive
team has asked for a business case before it goes to the other twelve wards, and I am writing it at the weekend.</p>
<p>If your hospital is thinking of a screen to show where its beds are, by all means have one. First borrow a
clipboard, pick a patient with their coat on, and sit down beside them until they leave.</p>
`,
  links: [
    {
      label: 'The clipboard sheet, to print and use',
      url: 'https://www.fellbrook-general.example/flow/clipboard-sheet',
    },
    {
      label: 'Six weeks on Alder and Beech: the figures by day',
      url: 'https://www.fellbrook-general.example/flow/alder-and-beech',
    },
  ],
  images: [
    {
      url: '/assets/demo/discharge.svg',
      alt: 'A clock face on which a thin wedge of 74 minutes is coloured and the rest of the day is blank',
      caption: 'Seventy-four minutes of work, in a nine-and-a-half-hour day.',
      credit: 'Belowline',
    },
  ],
  publishedDaysBefore: 9,
  commenting: 'open',
};
