import type { DemoArticle } from '../types.js';

export const schoolTransport: DemoArticle = {
  slug: 'eleven-taxis-one-lane-and-a-thing-we-called-a-market',
  headline: 'Eleven taxis, one lane, and a thing we called a market',
  standfirst:
    'Tendering school runs one at a time gave Wendle Vale the dearest mile in the county. Colin Thripp explains how his council stopped doing it, and whom that upset',
  byline: { name: 'Colin Thripp', role: 'head of passenger transport', organisation: 'Wendle Vale Council' },
  section: 'local-government',
  tags: ['home-to-school transport', 'special educational needs', 'procurement', 'budgets'],
  body: `
<p>At ten to eight one Tuesday in November I stood in a gateway at Nether Wendle and counted taxis. Eleven came up the
lane in 25 minutes, each with one child in the back, and all of them were going to Larchfield School. Nine were paid
for by us. So, it turned out, were the other two, under a contract that I had thought was over.</p>
<p>We had let each of those runs on its own, through an electronic purchasing system of which we were rather proud. A
child’s place is confirmed, the route goes on the system on Thursday, firms bid by Monday, and the lowest price wins.
Every step was competitive and lawful. For each route we had, on average, 1.7 bidders. Between two farms half a mile
apart the price was £2.10 a mile and £6.80 a mile, on the same morning, behind the same tractor.</p>
<h2>Why nobody bid</h2>
<p>I asked the firms. A route that may end in July with a fortnight’s notice will not buy anyone a vehicle. You bid
with the car that you have, if it happens to be in the right place, at a price that covers an empty run home. A firm
in Castle Wendle has three good minibuses with tail lifts and had never bid for anything of ours. Its owner told me
that filling in the forms for one child took her two evenings, and she would rather do weddings.</p>
<blockquote><p>We had not made a market. We had made an auction of whoever was awake on Sunday night.</p></blockquote>
<p>Last spring we put 64 routes into 14 lots, each serving one or two schools, for three years with a review each
summer. We kept the lots small, from two routes to seven, so that a family firm could manage one. We also put in a
price of our own: what it would cost to run the lot with council vehicles and drivers. If no bid beat it, we would do
so. We meant it, and in two lots we have.</p>
<h2>What happened</h2>
<p>Bids a lot rose to 4.1. The cost fell from £8,940 a pupil to £6,970, which is 22 per cent. The longest journey came
down from 85 minutes to 60, because a firm that holds all the routes to a school can draw them sensibly. The passenger
assistants, whom the children know by name, moved with their children to the new firms; we wrote that into the
contract after a parent told us that the assistant was <em>the</em> service and the vehicle only the weather.</p>
<p>It was not free of pain. Five sole traders lost work that they had done well. Two now drive for a lot-holder and
three do not, and I would not blame them for writing in. Sharing did not suit every child. We moved 38 pupils from a
taxi of their own into a minibus, and four of them moved back within a month at our cost, with no panel and no form,
on the word of the head teacher. Anyone copying us should budget for that, and should tell parents before September
who will be at the door.</p>
<p>My finance director would like to know why we did not do this ten years ago. It is a fair question. The auction
produced an audit trail of great beauty, and every single award in it could be defended. The only thing that could not
be defended was the lane.</p>
<p>The <a href="https://www.wendlevale.example/transport/lots">lot maps and the pricing sheet</a> are on our website.
If your council still tenders child by child, take them. Then find a gateway, and a flask, and count.</p>
`,
  links: [
    { label: 'Wendle Vale: lot maps and pricing sheet', url: 'https://www.wendlevale.example/transport/lots' },
    {
      label: 'What parents told us, and what we changed',
      url: 'https://www.wendlevale.example/transport/parents',
    },
  ],
  images: [
    {
      url: '/assets/demo/school-transport.svg',
      alt: 'A line of small cars, one behind another, climbing a lane between green hills',
      caption: 'The 7.50 at Nether Wendle: one child to a car.',
      credit: 'Belowline',
    },
  ],
  publishedDaysBefore: 5,
  commenting: 'open',
};
