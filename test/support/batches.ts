import type { ServiceClient } from './client.js';
import { openNewsroom, type CaseJson, type Newsroom } from './newsroom.js';

export interface ResultJson {
  readonly caseId: string;
  readonly status: string;
  readonly code?: string;
  readonly decision?: { readonly id: string; readonly batchId: string | null } | null;
  readonly change?: unknown;
}

export interface BatchJson {
  readonly batchId: string | null;
  readonly dryRun: boolean;
  readonly items: readonly ResultJson[];
  readonly more: boolean;
}

interface Choice {
  readonly section?: 'canals' | 'locks';
  readonly author?: ServiceClient;
  readonly flags?: readonly (readonly [ServiceClient, string])[];
}

/** A newsroom, and short ways to what tests of decisions on many cases begin with. */
export interface BatchRoom extends Newsroom {
  readonly reporter: ServiceClient;
  /** A case on a comment by a new reader in the section `canals`, flagged as spam, unless the choice says otherwise. */
  readonly reportedBy: (choice?: Choice) => Promise<CaseJson>;
  readonly several: (count: number) => Promise<readonly CaseJson[]>;
  /** Throws unless the answer is 200. */
  readonly decide: (body: object, by?: ServiceClient) => Promise<BatchJson>;
}

export async function openBatchRoom(): Promise<BatchRoom> {
  const newsroom = await openNewsroom();
  const { service, editor, comment, caseOf } = newsroom;
  const reporter = await service.signUp();
  const reportedBy: BatchRoom['reportedBy'] = async (choice = {}) => {
    const { section = 'canals', flags = [[reporter, 'spam']] } = choice;
    const author = choice.author ?? (await service.signUp());
    // An article of its own, as a crowd of new accounts under one would be held.
    const commentId = await comment({ slug: await newsroom.article({ section }), author });
    for (const [client, reason] of flags) await client.post(`/comments/${commentId}/flags`, { reason });
    return caseOf(commentId);
  };
  const several: BatchRoom['several'] = async (count) => {
    const cases: CaseJson[] = [];
    while (cases.length < count) cases.push(await reportedBy());
    return cases;
  };
  const decide: BatchRoom['decide'] = async (body, by = editor) => {
    const answer = await by.post('/moderation/decisions', body);
    if (answer.status !== 200) throw new Error(answer.text);
    return answer.body as BatchJson;
  };
  return { ...newsroom, reporter, reportedBy, several, decide };
}

export const idsOf = (cases: readonly CaseJson[]) => cases.map(({ id }) => id);
export const outcomes = (items: readonly ResultJson[]) => items.map(({ status, code }) => code ?? status);
export const removal = { action: 'remove', reason: 'spam' };
