import type { DemoArticle } from '../types.js';

export const pumpingStation: DemoArticle = {
  slug: 'draw-the-spanner-before-you-draw-the-pump',
  headline: 'Draw the spanner before you draw the pump',
  standfirst:
    'We saved £62,000 of concrete at Cutler’s Sluice and have been paying it back at night, in waders. Bettina Crale on designing for the fitter',
  byline: {
    name: 'Bettina Crale',
    role: 'operations engineer',
    organisation: 'Lower Tidewater Drainage Board',
    picture: '/assets/demo/crale.svg',
  },
  section: 'engineering',
  tags: ['pumping stations', 'maintenance', 'whole-life cost', 'water'],
  body: `
<p>To change a pump at Cutler’s Sluice you need four people, a mobile crane and the goodwill of a farmer. The pump
weighs 1.4 tonnes. The davit that was provided to lift it is rated at one. The crane has to stand on a verge which is
not ours, and its owner is a reasonable man until lambing. The work takes 11 hours. At Cold Ness, six miles along the
same bank, the same pump of the same make comes out in two and a half, with two people, and they stop for tea.</p>
<p>Both stations were designed in the same office within two years. I know, as I was in it. Cutler’s Sluice won a
commendation for economy. In detailed design we had shortened the valve chamber by 1.2 metres, narrowed the dry side,
and saved £62,000 of concrete and piling. The pumps met their duty, the drawings were checked, and nothing on them was
wrong.</p>
<h2>Forty-seven turns</h2>
<p>What the drawings lacked was a person. The handwheel of the isolating valve on pump two is 300 millimetres from the
wall and takes 47 turns to close. A hand goes round it; a hand with a glove on, holding anything, does not. Barry
Tull, who has looked after the station since it opened, made himself a bent key from a towing hook, and it hangs by
the door with a label saying <em>DO NOT LOSE</em>. The lifting eye stands under a cable tray. The lamp over the sump
is over the sump, so that to change the bulb you must first drain it.</p>
<p>Wipes and weed block those pumps about nine times in a winter. I went through four years of job sheets for the two
stations and costed the difference, in hours, crane hire and call-outs at night. It comes to £9,400 a year. The saving
in concrete lasted six years and seven months. The station is to last for 60.</p>
<blockquote><p>Every dimension on the drawing was a dimension of the pump. None was a dimension of
Barry.</p></blockquote>
<h2>Masking tape</h2>
<p>For the new station at Gull Reach we did one thing differently. Before the concept was frozen we marked its plan on
the depot car park in masking tape, at full size, with cardboard boxes for pumps and a stepladder for the landing.
Then we asked six fitters to change a pump. It took 40 minutes, and they found 14 things. Among them:</p>
<ul>
<li>the hatch was the size of the pump, and not of the pump on its slings, swinging;</li>
<li>two people carrying a pipe could not turn the corner by the panel;</li>
<li>the isolator could not be seen from the place where you would be if you needed it;</li>
<li>there was nowhere to put anything down.</li>
</ul>
<p>Eleven of the 14 were put right for nothing, since moving a line on a plan at that stage costs a line. Three cost
£31,000 between them: a wider chamber, a rail for a hoist and a slab for the crane on <strong>our</strong> side of the
fence. Two of the fitters now sign the layout before it goes to tender. It is in our
<a href="https://www.lower-tidewater.example/standards/layout-for-maintenance">standard</a>, between the hydraulic
check and the structural one.</p>
<p>I have been told that virtual reality does this better. We hired the goggles as well, and they were splendid for
the view. Nobody in them tried to put down a spanner.</p>
<p>The duty to think about those who will maintain a structure has been in the construction regulations for a
generation, and most designers I know take it seriously. They assess the risks, and write them in a column. The
trouble is that a column will hold any words you like, and a chamber will hold only so much elbow. Go and stand in
one. Take a glove.</p>
`,
  links: [
    {
      label: 'Layout for maintenance: the board’s standard',
      url: 'https://www.lower-tidewater.example/standards/layout-for-maintenance',
    },
    {
      label: 'Gull Reach in masking tape: the 14 findings',
      url: 'https://www.lower-tidewater.example/gull-reach/findings',
    },
  ],
  images: [
    {
      url: '/assets/demo/pumping-station.svg',
      alt: 'A section through a pumping station, with a person squeezed between a valve wheel and a wall',
      caption: 'The handwheel at Cutler’s Sluice: 300 millimetres, 47 turns.',
      credit: 'Belowline',
    },
  ],
  publishedDaysBefore: 7,
  commenting: 'open',
};
