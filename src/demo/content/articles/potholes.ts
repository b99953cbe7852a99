import type { DemoArticle } from '../types.js';

export const potholes: DemoArticle = {
  slug: 'a-pothole-filled-three-times-is-three-successes',
  headline: 'A pothole filled three times is three successes',
  standfirst:
    'Ostrey’s highways dashboard counts repairs. Graham Lidgate counted holes, and found that nearly a fifth of the work was the same work again',
  byline: {
    name: 'Graham Lidgate',
    role: 'independent chair, highways scrutiny panel',
    organisation: 'Ostrey County Council',
    picture: '/assets/demo/lidgate.svg',
  },
  section: 'local-government',
  tags: ['highways', 'potholes', 'performance', 'contracts'],
  body: `
<p>There is a hole on Mill Brow, outside the chip shop, that Ostrey County Council has repaired nine times in 14
months. Each repair was inside its target. Each was photographed, marked “resolved” and counted, and on the dashboard
that my panel is shown each quarter they stand as nine successes out of nine. Mill Brow is by this measure the
best-maintained road in the county. You can lose a bicycle in it.</p>
<p>The dashboard for last year says that 41,806 defects were repaired, 98.2 per cent of them on time. I do not doubt
either figure. But both count repairs, and nobody who drives to work wants repairs. They want fewer holes. So I asked
for the same records with their coordinates, and a retired surveyor on the panel spent a wet fortnight sorting
them.</p>
<h2>Counting places</h2>
<p>Twenty-seven per cent of last year’s repairs were within five metres of another repair made in the 12 months
before. Some of that is innocent, since a failing road fails along its length. The surveyor looked at photographs for
300 pairs. In 212 it was the same hole.</p>
<p>Mill Brow shows how it comes about. The inspector finds a hole deeper than 40 millimetres, which is our threshold
for acting, and orders a repair within five days. A gang of two arrives with a hot box, sweeps out the water, fills,
tamps and leaves, in 12 minutes. The price is £81. Nothing binds the new material to a wet edge, the buses turn there,
and by the next frost it is back. Cutting out three square metres and laying them properly would have cost £640. We
have now spent £729 on not doing so.</p>
<blockquote><p>The gang know. They told me which holes on the sheet they would be seeing again, and they were right
about 17 out of 20.</p></blockquote>
<p>Why do they fill it, then? They may not do anything else. The order says <em>fill</em>; a patch needs another
order, from another budget, after a visit by somebody whose diary is full until the spring. The contractor is paid by
the repair. The council, if it is sued, must show that it took reasonable care, which is the defence in section 58 of
the Highways Act 1980, and a repair made in five days is a better exhibit in court than a patch made in fifty.
Everyone in the chain is behaving sensibly. The hole is the only party to have gained.</p>
<h2>Three changes</h2>
<p>The panel’s <a href="https://www.ostrey.example/scrutiny/same-hole-twice">report</a> went to cabinet last week. We
ask for three things:</p>
<ul>
<li>Publish the share of repairs that are <strong>still sound after a year</strong>, by place, beside the number made
on time.</li>
<li>Let a gang turn any fill into a patch of up to £900 on the spot, with a photograph and no telephone call.</li>
<li>In the next contract, pay a fifth of each repair after 12 months, if there is still a repair to pay for.</li>
</ul>
<p>Officers told us, reasonably, that patches will eat the resurfacing budget in the first two years. They will.
Resurfacing is what prevents holes, and I would not see it cut for long. On our figures filling the same holes again costs £646,000 a year, and half of it would pay the difference. If we are wrong, the new column on the dashboard will say so by the
second winter, which is more than the present one would do in a hundred.</p>
<p>I was asked by a member of the cabinet whether publishing the figure might not “damage confidence in the service”.
I invited her to Mill Brow. We had chips.</p>
`,
  links: [
    {
      label: 'Same Hole Twice: report of the scrutiny panel',
      url: 'https://www.ostrey.example/scrutiny/same-hole-twice',
    },
    {
      label: 'Repairs with coordinates, last year (open data)',
      url: 'https://data.ostrey.example/highways/repairs',
    },
  ],
  images: [
    {
      url: '/assets/demo/potholes.svg',
      alt: 'A section through a road, with nine thin layers of filling stacked in one hole',
      caption: 'Mill Brow in section: nine repairs, all on time.',
      credit: 'Belowline',
    },
  ],
  publishedDaysBefore: 2,
  commenting: 'open',
};
