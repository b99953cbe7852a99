import { createCaseStore } from '../../src/moderation/index.js';
import type { ServiceClient } from './client.js';
import type { CaseJson, Newsroom } from './newsroom.js';
import type { TestService } from './service.js';

/** Appeals and decisions as the API answers them, as far as tests read them. */
interface AppealJson {
  readonly id: string;
  readonly state: string;
  readonly side: string;
  readonly waitingFor: string | null;
  readonly explanation: string | null;
}

export interface OwnDecisionJson {
  readonly id: string;
  readonly as: string;
  readonly action: string;
  readonly reversedAt: string | null;
  readonly appealUntil: string | null;
  readonly appeal: AppealJson | null;
}

export const APPEAL_TEXT = 'It quotes the article, and says nothing else.';

export const appealTo = (by: ServiceClient, decisionId: string, text = APPEAL_TEXT) =>
  by.post(`/decisions/${decisionId}/appeals`, { text });

/** A comment that was flagged, with those who did it and wrote it. */
export interface FlaggedComment {
  readonly author: ServiceClient;
  readonly reporter: ServiceClient;
  readonly commentId: string;
}

export async function flaggedComment(newsroom: Newsroom, section = 'canals'): Promise<FlaggedComment> {
  const [author, reporter] = await Promise.all([newsroom.service.signUp(), newsroom.service.signUp()]);
  const commentId = await newsroom.comment({ author, slug: await newsroom.article({ section }) });
  await reporter.post(`/comments/${commentId}/flags`, { reason: 'hate' });
  return { author, reporter, commentId };
}

export const removal = { action: 'remove', reason: 'hate' };
export const keep = { action: 'keep' };

interface Verdict {
  readonly action: string;
  /** The newsroom's editor where it is left out. */
  readonly by?: ServiceClient;
  readonly [field: string]: unknown;
}

/** Decides the case of a comment as it is at present. */
export async function decideOn(newsroom: Newsroom, commentId: string, { by = newsroom.editor, ...body }: Verdict) {
  const { id, version } = await newsroom.caseOf(commentId);
  return by.post(`/moderation/cases/${id}/decisions`, { version, ...body });
}

/** The id of a decision that is taken; throws where it is refused. */
export async function decided(newsroom: Newsroom, commentId: string, verdict: Verdict): Promise<string> {
  const answer = await decideOn(newsroom, commentId, verdict);
  if (answer.status !== 201) throw new Error(answer.text);
  return (answer.body as { id: string }).id;
}

export const refusal = (answer: { status: number; body: unknown }) => [
  answer.status,
  (answer.body as { code?: string }).code,
];

export const reverse = (by: ServiceClient, id: string) => by.post(`/moderation/decisions/${id}/reversal`, {});

export async function ownDecisions(reader: ServiceClient): Promise<readonly OwnDecisionJson[]> {
  return ((await reader.get('/me/decisions')).body as { items: OwnDecisionJson[] }).items;
}

export type AppealedFile = CaseJson & { readonly appeals: readonly AppealJson[] };

/**
 * Appeals under an article by an author and then by a reporter, a reversal in between, and reads what both are told of it
 * page by page: every query of appeals is sent.
 */
export async function appealTwice(service: TestService, slug: string): Promise<void> {
  const [author, reporter] = await Promise.all([service.signUp(), service.signUp()]);
  const editors = await Promise.all([service.signUp('admin'), service.signUp('admin'), service.signUp('admin')]);
  const posted = await author.post(`/articles/${slug}/comments`, { body: 'What a bench is for, nobody has said.' });
  const commentId = (posted.body as { id: string }).id;
  await reporter.post(`/comments/${commentId}/flags`, { reason: 'spam' });
  const subject = await createCaseStore(service.context.connection).findByComment(commentId);
  const path = `/moderation/cases/${subject?.id ?? ''}`;
  const decide = async (by: ServiceClient, verdict: object) => {
    const { version } = (await by.get(path)).body as CaseJson;
    const answer = await by.post(`${path}/decisions`, { version, ...verdict });
    if (answer.status !== 201) throw new Error(answer.text);
    return (answer.body as { id: string }).id;
  };
  const [first, second, third] = editors;
  const appeal = async (by: ServiceClient, decisionId: string) => {
    const answer = await appealTo(by, decisionId);
    if (answer.status !== 201) throw new Error(answer.text);
  };
  const spam = { action: 'remove', reason: 'spam' };
  await appeal(author, await decide(first, { ...spam, sanction: { kind: 'warning' } }));
  await second.post('/moderation/claims', { queue: 'appealed' });
  await reverse(second, await decide(second, keep));
  await appeal(reporter, await decide(second, keep));
  await readOwnDecisions([author, reporter]);
  await decide(third, spam);
  await readOwnDecisions([author, reporter]);
}

async function readOwnDecisions(readers: readonly ServiceClient[]): Promise<void> {
  for (const reader of readers) {
    const { nextCursor } = (await reader.get('/me/decisions?limit=1')).body as { nextCursor: string | null };
    // Any cursor of this list does: it is the query that counts.
    const cursor =
      nextCursor ?? Buffer.from(JSON.stringify({ at: new Date(), id: reader.account.id })).toString('base64url');
    const answer = await reader.get(`/me/decisions?limit=1&cursor=${cursor}`);
    if (answer.status !== 200) throw new Error(answer.text);
  }
}
