import type { DocumentName, PublisherDocument } from './document.js';

/** What is true of every site that Belowline serves; a publisher adds who it is, and whom readers turn to. */
const PRIVACY = `
<p>This is what this site keeps about you, what for, and for how long. It is the text that comes with the software of the
site; its publisher may add to it who they are, and on what legal grounds they act.</p>
<h2>When you only read</h2>
<p>We count how many people read an article. To count nobody twice, your network address and the name of your browser are
mixed with a secret that is made anew at each start and never leaves the machine’s memory; what comes of it is
forgotten after half an hour. To keep the site from being overrun, requests are counted by network address for at
most a day, also in memory alone. Our logs name the page that was asked for, and no network address, unless a machine in front of this site
writes logs of its own.</p>
<h2>When you have an account</h2>
<ul>
<li>Your <strong>e-mail address</strong> and the <strong>name that readers see</strong>. Of your password we keep a hash, from
which nobody can find it.</li>
<li>What you said <strong>interests you</strong>, if you did, and about what you want to be told.</li>
<li>Your <strong>sessions</strong>: when you signed in, when you last came back, to the hour, and by which kind of browser and
system, until you sign out or they end.</li>
<li>Your <strong>comments</strong> with every text they have had, what you recommended, and what you flagged and why. Readers
see your comments and your name; who flagged what is seen by our editors alone.</li>
<li>What <strong>editors decided</strong> about your comments and flags, with their reasons, your appeals, and what follows for
what your account may do.</li>
<li>What we <strong>told you</strong>: for 190 days after you read it, and a year at the most.</li>
</ul>
<p>How often your flags were found to be right has a part in the order in which editors look at comments. Automated checks may hold a comment
until an editor has looked, hand it back to you, or hide it until an editor has looked. Removing a comment for good is
always decided by a person.</p>
<h2>When you sign up for the newsletter</h2>
<p>Your e-mail address, and when you asked for the newsletter and confirmed it. What you don’t confirm within 48 hours is
forgotten. So is your address as soon as you stop the newsletter.</p>
<h2>When you report illegal content</h2>
<p>Your name, your e-mail address and what you wrote, for our editors alone. They are kept with the case, as we may have to show
how we acted on your notice. The author of the comment isn’t told who you are.</p>
<h2>E-mails</h2>
<p>A mail that waits to be sent is kept until it is. One that could not be delivered is kept for a year at the most.</p>
<h2>The log of what was done</h2>
<p>Every act of our editors, and every automatic one, is written into a log that cannot be changed unnoticed. It names accounts
by numbers, not by names or addresses.</p>
<h2>Who else gets it</h2>
<p>Pages of this site load nothing from elsewhere but pictures that an article names, and no company counts your visits. A publisher may have texts
of comments checked by a service elsewhere; it is then told what was written, and not by whom. Where you follow a link
to share an article, the network that you chose learns of it.</p>
<h2>What you can do</h2>
<p>In <a href="/account">your account</a> you can see your comments, flags and what became of them, take a comment back,
download what we hold about you, and delete the account. Then your name, address and all that only concerns you are erased. What
decisions rest on stays without your name. Of an account that was banned or suspended we keep a hash of the
address until that ends, for a year at the most. The newsletter does not go with an account: stop it by the link in it. For
anything else that we hold about you, such as a notice of illegal content, please write to us.</p>
<p>What you write and don’t send is kept in your browser alone, for a month at the most.</p>
`;

const COOKIES = `
<p>A cookie is a short text that your browser keeps for a site and sends along with each request to it.</p>
<h2>Cookies that are needed</h2>
<p>Without these, what you ask for would not work. They need no consent.</p>
<ul>
<li><strong>belowline-session</strong> knows you again after you have signed in. It is set when you sign in, and ends when you
sign out, or 30 days later unless the publisher chose another time.</li>
<li><strong>belowline-csrf</strong> makes sure that a form was sent by you and not by another site in your name. It is set
when you open a page with a form, and ends with your browser.</li>
<li><strong>belowline-cookies</strong> keeps what you chose here, for six months.</li>
</ul>
<p>Where the site is reached by https, the first two are called <strong>__Host-belowline-session</strong> and
<strong>__Host-belowline-csrf</strong>.</p>
<h2>Other cookies</h2>
<p>This site sets none at present. Should its publisher add some, to count visits for example, they are set only if you
agree to them.</p>
<h2>Your choice</h2>
<p>You can <a href="/cookie-choice">look at your choice and change it</a> at any time.</p>
<h2>When cookies are disabled</h2>
<p>You can read everything. For signing in, commenting and every other form your browser has to allow cookies for this
site, at least until it is closed.</p>
`;

/** The documents that Belowline comes with. A change of what they say raises the version. */
export const DEFAULT_DOCUMENTS: Readonly<Record<DocumentName, PublisherDocument>> = {
  privacy: { name: 'privacy', version: 1, title: 'Privacy', body: PRIVACY.trim(), effectiveFrom: null },
  cookies: { name: 'cookies', version: 1, title: 'Cookies', body: COOKIES.trim(), effectiveFrom: null },
};
