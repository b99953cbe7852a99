import type { DemoArticle } from '../types.js';

export const exitInterviews: DemoArticle = {
  slug: 'nobody-tells-the-truth-on-their-last-friday',
  headline: 'Nobody tells the truth on their last Friday',
  standfirst:
    'For nine years Dilys Penhallow filed exit interviews that said nothing. Then she had leavers rung up six months later, once they had their references',
  byline: {
    name: 'Dilys Penhallow',
    role: 'former director of workforce',
    organisation: 'Saltmarsh Community Health',
  },
  section: 'health-management',
  tags: ['workforce', 'retention', 'rotas', 'line management'],
  body: `
<p>A nurse who is leaving will tell you, if you ask her on her last Friday, that she has had a lovely time. She has a
cake in the staff room and a reference still to come. You are the person who will write it, or you share an office
with them. Into the box marked “main reason for leaving” she will put <em>personal circumstances</em>, and you will
both be relieved.</p>
<p>I ran a workforce department for nine years and in the last two of them we collected 212 such forms. Sixty-one per
cent gave personal circumstances or work-life balance. We made this into a pie chart every quarter. The workforce
committee noted it, as it would have noted the tide tables.</p>
<h2>The second call</h2>
<p>Before I retired I tried something that I should have tried at the start. I paid a retired ward sister, who had
never worked for us and had a voice like warm gravel, to ring 40 people who had left at least six months before.
Nothing would be written down against a name. Thirty-three talked to her, on average for 26 minutes. The form takes
four.</p>
<p>Nineteen of the 33 spoke first about the rota, and of those, 17 about the same thing: it came out eight days ahead.
You cannot book a childminder, or a wedding, or a dentist, on eight days’ notice. Eleven spoke about a manager.
Between them they mentioned four managers, out of 58. Three had left to earn more. On their forms, three of the 33 had
mentioned the rota and none a manager.</p>
<blockquote><p>We had spent two years asking why people left, and the only honest answer we had recorded was a request
for better parking.</p></blockquote>
<h2>What we did about it</h2>
<p>The rota was the easy half. One locality agreed to publish six weeks ahead and to leave the last fortnight alone
except for sickness. Its manager predicted chaos and, being a fair woman, later told the committee that there had been
less of it. The teams there had lost nine nurses in the year before and lost two in the year after. Small numbers, I
know. We costed each departure at £12,400 in agency cover and recruitment, so I could have been wrong about five of
the seven and still have paid for the ward sister many times over.</p>
<p>The managers were harder. Four names from 11 private conversations are not evidence on which anyone should be
disciplined, and I did not pass them to anyone who would try. What they did justify was looking. Two of the four had
twice the number of staff that we would give a manager now and had never been taught the job. They got a deputy and a
course, and in one case an apology. The third left. About the fourth I was overruled, and the vacancies on her
corridor are <a href="https://www.saltmarsh-health.example/vacancies">still advertised</a>.</p>
<p>So, to my successors elsewhere, some advice from someone with no reference to protect:</p>
<ul>
<li>Ring leavers after six months, and let a stranger do it.</li>
<li>Ask those who stayed why they nearly went. There are more of them.</li>
<li>Send what you learn to whoever sets the rota, who is rarely on the committee.</li>
<li>Burn the pie chart.</li>
</ul>
<p>Keep the last Friday for the cake. It was never a good day for research.</p>
`,
  links: [
    {
      label: 'The sister’s question sheet (one side of A4)',
      url: 'https://www.saltmarsh-health.example/workforce/second-call',
    },
    {
      label: 'Six-week rotas: the locality’s own account',
      url: 'https://www.saltmarsh-health.example/workforce/six-week-rotas',
    },
  ],
  images: [
    {
      url: '/assets/demo/exit-interviews.svg',
      alt: 'A cake with one slice gone, standing on a pile of forms',
      caption: 'The form takes four minutes. The cake takes longer, and says more.',
      credit: 'Belowline',
    },
  ],
  publishedDaysBefore: 1,
  commenting: 'premoderated',
};
