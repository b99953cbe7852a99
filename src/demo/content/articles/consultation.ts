import type { DemoArticle } from '../types.js';

export const consultation: DemoArticle = {
  slug: 'ask-before-you-decide-or-save-the-postage',
  headline: 'Ask before you decide, or save the postage',
  standfirst:
    'Question seven offered three ways to cut library hours, and 2,038 people wrote “none of these”. Honor Blakeway on how a consultation becomes a lawsuit',
  byline: {
    name: 'Honor Blakeway',
    role: 'retired head of democratic services',
    organisation: 'formerly Marram District Council',
  },
  section: 'local-government',
  tags: ['consultation', 'libraries', 'judicial review', 'democratic services'],
  body: `
<p>I have proof-read, in 31 years, something over two hundred public consultations. I can think of six in which the
answer altered the question, and I remember them as one remembers good meals.</p>
<p>The worst was about our libraries. It ran to 14 pages. Question seven asked residents which of three ways to reduce
opening hours they preferred, and gave three boxes. Of 2,316 people who replied, 2,038 left all three boxes empty and
wrote in the margin. The margins were typed up by a temp, coded as “other” and reported in an appendix. The report to
cabinet said that option B was “the most preferred of the options on which respondents expressed a view”. The sentence
was accurate. I checked it myself.</p>
<h2>What it cost</h2>
<p>The survey cost £38,000, most of it for the printing. The judicial review cost £112,000. We lost it on a point that
any committee clerk could have made, and one had: the budget that assumed option B had been approved in February, and
the consultation opened in April.</p>
<p>The law here is neither obscure nor new. Since the <em>Gunning</em> case in 1985 the courts have asked four things
of a public body that consults. Were proposals still at a formative stage? Were people told enough to give a sensible
answer? Had they time to give it? And did anyone conscientiously consider what they said? I used to have these on a
card above my desk. A director once asked me whether the fourth was statutory.</p>
<blockquote><p>Residents can tell a consultation from an announcement. They differ from lawyers only in not charging
to say so.</p></blockquote>
<h2>The one-page test</h2>
<p>After the judgment I was allowed to try something. No consultation could be issued until the service had filled in
one side of paper with three headings, and its director had signed it:</p>
<ul>
<li><strong>What is fixed.</strong> The sum to be saved, the statute, the date. Say it plainly and do not ask about
it.</li>
<li><strong>What is open.</strong> If this section is empty, do not consult; write a letter.</li>
<li><strong>What would change our mind.</strong> A fact, a number, an alternative at the same price. If nothing would,
see above.</li>
</ul>
<p>The page went to the public as the first page of the document. In its first year 17 consultations were proposed.
Eight died on the second heading, and were replaced by letters telling people what was going to happen and whom to
ring. We had four complaints about the letters. The services had expected hundreds, having for years believed that the
public likes to be asked. The public likes to be
<a href="https://www.marram.example/have-your-say/what-we-changed">listened to</a>, and it is well able to tell which
of the two is on offer.</p>
<p>Nine went ahead. One concerned the same libraries. It said that £140,000 had to be found, that it could come from
hours, from stock or from buildings, and that we did not know what mornings were for. A childminder wrote that Tuesday
at half past nine was the only warm, free and dry place for eleven families in Saltby. The branch had proposed to open
at one. It opens now at nine, closes on Thursdays instead, and saves £600 more than the plan had. Nobody sued.</p>
<p>There is a fashion for “engagement platforms”, and I have been shown several, with maps. They will gather opinions
faster than paper ever did. None of those I saw had a field for what would change our mind, and when I asked, a
pleasant young man said that it could be configured.</p>
`,
  links: [
    {
      label: 'The one-page test, as issued to services',
      url: 'https://www.marram.example/have-your-say/one-page-test',
    },
    {
      label: 'What we changed: the libraries, two years on',
      url: 'https://www.marram.example/have-your-say/what-we-changed',
    },
  ],
  images: [
    {
      url: '/assets/demo/consultation.svg',
      alt: 'A questionnaire with three empty boxes, its margin full of handwriting',
      caption: 'Question seven. The answers are on the left.',
      credit: 'Belowline',
    },
  ],
  publishedDaysBefore: 34,
  commenting: 'closed',
};
