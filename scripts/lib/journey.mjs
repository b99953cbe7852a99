// The journey that Belowline exists for: a comment, a flag on it, and the editor's decision. Told once, for the
// command that a person runs against a running service and for the test.
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { Client } from './client.mjs';

/** @typedef {import('./client.mjs').Item} Item */

/** @param {string} displayName */
const invented = (displayName) => ({
  email: `${displayName.toLowerCase().replaceAll(' ', '.')}.${randomBytes(6).toString('hex')}@example.org`,
  displayName,
  password: randomBytes(12).toString('base64url'),
});

/**
 * Follows a list's cursors to the first item that fits.
 * @param {Client} client @param {string} path with its query @param {(item: Item) => boolean} fits
 * @returns {Promise<Item | undefined>}
 */
async function findInList(client, path, fits) {
  let cursor = '';
  do {
    const page = await client.send('GET', `${path}${cursor && `&cursor=${encodeURIComponent(cursor)}`}`);
    const found = page.items.find(fits);
    if (found) return found;
    cursor = page.nextCursor ?? '';
  } while (cursor);
  return undefined;
}

/**
 * Walks the whole journey and throws at the first step that is not as it should be.
 * @param {{ origin: string, editor: { email: string, password: string }, say?: (step: string) => void }} options
 */
export async function walkJourney({ origin, editor, say = () => undefined }) {
  const author = new Client(origin);
  const reporter = new Client(origin);
  const desk = new Client(origin);

  await author.signUp(invented('Ottilie Marsh'));
  const article = await findInList(author, 'articles?limit=20', (item) => item.commenting === 'open');
  assert(article, 'an article that is open for comments');
  const comments = `articles/${article.slug}/comments?sort=newest`;
  say(`A reader signs up and opens "${article.headline}"`);

  const body = `Whoever signed this off should be kept away from sharp objects. (${randomBytes(4).toString('hex')})`;
  const comment = await author.send('POST', `articles/${article.slug}/comments`, { body: { body }, expect: 201 });
  const shown = await author.send('GET', comments);
  assert.equal(shown.items[0]?.id, comment.id, 'the public list shows the comment');
  say('She posts a comment, and everybody sees it');

  await reporter.signUp(invented('Ned Fallow'));
  await reporter.send('POST', `comments/${comment.id}/flags`, { body: { reason: 'offensive' }, expect: 201 });
  say('A second reader flags it as offensive');

  await desk.signIn(editor);
  const waiting = await findInList(
    desk,
    'moderation/cases?queue=reported&limit=100',
    (item) => item.commentId === comment.id,
  );
  assert(waiting, 'the case is in the queue of reported comments');
  await desk.send('PUT', `moderation/cases/${waiting.id}/claim`);
  say('An editor sees the case in the queue and claims it');

  const { items: rules } = await desk.send('GET', 'rules');
  const reason = rules.find((rule) => rule.flagReasons.includes('offensive'))?.code;
  const decision = await desk.send('POST', `moderation/cases/${waiting.id}/decisions`, {
    body: { action: 'remove', reason, note: 'Aimed at a person.', version: waiting.version },
    expect: 201,
  });
  const left = await author.send('GET', comments);
  assert(!left.items.some((item) => item.id === comment.id), 'the public list shows it no longer');
  say('The editor removes the comment, and the public page no longer shows it');

  const { items: flags } = await reporter.send('GET', 'me/flags');
  assert.equal(flags[0]?.outcome, 'upheld', "the reporter's flag is upheld");
  say('The reporter reads that the flag was upheld');

  const entries = await desk.send('GET', `moderation/audit?subjectId=${comment.id}`);
  const entry = entries.items.find((item) => item.actor.id === decision.decidedBy);
  assert(entry, 'the audit log names the editor');
  say(`The audit log says who did what: ${entry.act} by ${entry.actor.id} at ${entry.at}`);
}
