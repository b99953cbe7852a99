import { KIND_NAMES } from './catalogue.js';
import type { NotificationKind } from './kinds.js';
import { escapeHtml } from './plain-and-html.js';

/** What a browser is shown that follows the link: mail scanners follow links too, so it takes a press of the button. */
export function unsubscribePage(kind: NotificationKind, isDone: boolean): string {
  const name = escapeHtml(KIND_NAMES[kind]);
  const body = isDone
    ? `<p>We will send you no more e-mails of this kind: ${name}.</p>`
    : `<p>Do you want no more e-mails of this kind: ${name}?</p>
<form method="post"><button>Stop these e-mails</button></form>`;
  return `<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>E-mails</title>
</head>
<body>
<main>
<h1>E-mails</h1>
${body}
<p><a href="/account">Choose in your account what you are told, and where</a></p>
</main>
</body>
</html>
`;
}
