import { escapeHtml } from '../plain-and-html.js';
import type { KeptMail } from './mailbox.js';

export const MAILBOX_CSS = `:root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif }
body { margin: 0 auto; max-width: 60rem; padding: 1rem }
a { color: inherit }
ol { list-style: none; padding: 0 }
li { border-top: 1px solid #8886; padding: .75rem 0 }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .25rem 1rem }
dt, time { opacity: .7 }
dd { margin: 0; overflow-wrap: anywhere }
pre { white-space: pre-wrap; overflow-wrap: anywhere; border: 1px solid #8886; padding: 1rem }
iframe { width: 100%; height: 30rem; border: 1px solid #8886; background: #fff }
`;

/** All mails, newest first. */
export function mailboxPage(mails: readonly KeptMail[]): string {
  const items = mails.map(
    ({ mail, at }) =>
      `<li><a href="/dev/mail/${escapeHtml(mail.id)}">${escapeHtml(mail.subject)}</a><br>to ${escapeHtml(mail.to)} ${timeOf(at)}</li>`,
  );
  const list = items.length === 0 ? '<p>No mail has been sent since the start.</p>' : `<ol>${items.join('\n')}</ol>`;
  return page('Mailbox', `<h1>Mailbox</h1>\n<p>Without SMTP_URL, mails stay here.</p>\n${list}`);
}

/** One mail: its headers, its text, and its HTML in a frame that can do nothing. */
export function mailPage({ mail, headers, at }: KeptMail): string {
  const fields = Object.entries({ To: mail.to, Subject: mail.subject, ...headers });
  const rows = fields.map(([name, value]) => `<dt>${escapeHtml(name)}</dt><dd>${escapeHtml(value)}</dd>`);
  const body = [
    `<p><a href="/dev/mail">Mailbox</a> ${timeOf(at)}</p>`,
    `<h1>${escapeHtml(mail.subject)}</h1>`,
    `<dl>${rows.join('')}</dl>`,
    `<h2>Text</h2><pre>${linked(escapeHtml(mail.text))}</pre>`,
    `<h2>HTML</h2><iframe title="The mail as HTML" sandbox="allow-popups allow-popups-to-escape-sandbox" src="/dev/mail/${escapeHtml(mail.id)}/html"></iframe>`,
  ];
  return page(mail.subject, body.join('\n'));
}

/** What is framed: links open beside it, as they do in a mail program. */
export function framedMail({ mail }: KeptMail): string {
  return mail.html.replace('<head>', '<head><base target="_blank">');
}

function linked(escaped: string): string {
  return escaped.replace(/https?:\/\/[^\s<>&]+(?:&amp;[^\s<>&]+)*/g, (url) => `<a href="${url}">${url}</a>`);
}

function timeOf(at: Date): string {
  return `<time datetime="${at.toISOString()}">${at.toISOString().slice(0, 19).replace('T', ' ')} UTC</time>`;
}

function page(title: string, body: string): string {
  return `<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<link rel="stylesheet" href="/dev/mail/mailbox.css">
</head>
<body>
<main>
${body}
</main>
</body>
</html>
`;
}
