import type { NotificationContent } from '../../src/notifications/kinds.js';
import { newId } from '../../src/platform/database/ids.js';
import type { TestService } from './service.js';

export const SAMPLE_COMMENT = {
  commentId: '0123456789abcdef01234567',
  articleSlug: 'buses-after-eight',
  headline: 'Buses after eight',
  excerpt: 'Nobody asked the drivers.',
};

const STATEMENT = {
  decisionId: '1123456789abcdef01234567',
  ground: { code: 'personal_attack', title: 'No personal attacks', text: 'Argue with what was said.', isLaw: false },
  explanation: 'It names a neighbour.',
  foundBy: 'readers',
  decidedBy: 'editor',
  appealUntil: '2026-09-02T09:00:00.000Z',
} as const;

const APPEALED = {
  comment: SAMPLE_COMMENT,
  appealId: newId(),
  decisionId: STATEMENT.decisionId,
  to: 'author',
} as const;
const WAITING = { comment: SAMPLE_COMMENT, appealId: newId(), decisionId: STATEMENT.decisionId };
const FLAGGED = { comment: SAMPLE_COMMENT, flagId: '2123456789abcdef01234567', reason: 'offensive' };

/** One notification of each kind. */
export const SAMPLES: readonly NotificationContent[] = [
  { kind: 'comment_held', data: { comment: SAMPLE_COMMENT } },
  { kind: 'comment_published', data: { comment: SAMPLE_COMMENT } },
  { kind: 'comment_hidden', data: { comment: SAMPLE_COMMENT } },
  { kind: 'comment_removed', data: { ...STATEMENT, comment: SAMPLE_COMMENT } },
  { kind: 'flag_upheld', data: FLAGGED },
  { kind: 'flag_dismissed', data: { ...FLAGGED, decisionId: newId(), appealUntil: STATEMENT.appealUntil } },
  { kind: 'flag_unsettled', data: FLAGGED },
  { kind: 'flag_corrected', data: { ...FLAGGED, isShown: true } },
  { kind: 'appeal_received', data: WAITING },
  { kind: 'appeal_closed', data: { ...WAITING, cause: 'withdrawal' } },
  { kind: 'appeal_upheld', data: { ...APPEALED, explanation: 'It was a fair question.' } },
  { kind: 'appeal_dismissed', data: { ...APPEALED, explanation: null } },
  {
    kind: 'sanction_imposed',
    data: { ...STATEMENT, sanctionId: newId(), sanction: 'commenting_suspended', until: '2026-03-09T09:00:00.000Z' },
  },
  {
    kind: 'flag_misuse',
    data: { sanctionId: newId(), sanction: 'flagging_warning', until: null, settled: 7, unfounded: 5, days: 90 },
  },
  { kind: 'sanction_lifted', data: { sanctionId: newId(), sanction: 'commenting_suspended' } },
  {
    kind: 'decision_corrected',
    data: { comment: SAMPLE_COMMENT, decisionId: STATEMENT.decisionId, isShownAgain: true },
  },
  { kind: 'reply', data: { comment: SAMPLE_COMMENT, parentId: newId(), authorName: 'Zoe Lee' } },
];

/** Verifies an account's address, as if its link had been followed. */
export async function verifyAddress({ context }: TestService, accountId: string): Promise<void> {
  await context.accounts.accountStore.change(accountId, { emailVerifiedAt: context.clock.now() });
}

/** Sends all mails that are due. */
export async function sendMails({ context }: TestService, signal = new AbortController().signal): Promise<void> {
  await context.jobs.find(({ name }) => name === 'send-mails')?.run(signal);
}
