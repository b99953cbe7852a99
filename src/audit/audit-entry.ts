/** Everything that leaves an audit entry. Closed, so that a filter or a report cannot miss a misspelt act. */
export const AUDIT_ACTS = [
  'account.created',
  'account.role_changed',
  'account.password_changed',
  'account.email_changed',
  'account.renamed',
  'account.erased',
  'account.viewed',
  'account.email_viewed',
  'account.flags_muted',
  'account.flags_unmuted',
  'account.sanctioned',
  'sanction.lifted',
  'sanction.restored',
  'sanction.acknowledged',
  'access_token.created',
  'access_token.revoked',
  'mail.given_up',
  'mail.retried',
  'article.created',
  'article.changed',
  'comment.held',
  'comment.rejected',
  'comment.hidden',
  'comment.kept',
  'comment.removed',
  'decision.reversed',
  'appeal.filed',
  'appeal.upheld',
  'appeal.dismissed',
  'appeal.reopened',
  'appeal.closed',
  'case.escalated',
  'case.reopened',
  'case.closed',
  'rules.changed',
  'settings.changed',
  'settings.estimated',
  'word.added',
  'word.removed',
  'newsletter.exported',
  'document.changed',
  'vacancy.created',
  'vacancy.changed',
  'vacancy.closed',
  'notice.filed',
  'notice.viewed',
  'notice.answered',
  'audit.personal_viewed',
] as const;
export type AuditAct = (typeof AUDIT_ACTS)[number];

export const ACTOR_TYPES = ['account', 'system'] as const;
export const SUBJECT_TYPES = [
  'account',
  'access_token',
  'mail',
  'article',
  'comment',
  'case',
  'rules',
  'settings',
  'word',
  'newsletter',
  'document',
  'notice',
  'vacancy',
] as const;

/** Who acted: an account by its id, or a part of the service by its name (`screening`, `command-line`). */
export interface AuditActor {
  readonly type: (typeof ACTOR_TYPES)[number];
  readonly id: string;
}

export interface AuditSubject {
  readonly type: (typeof SUBJECT_TYPES)[number];
  readonly id: string;
}

/** Whoever runs commands on the server. */
export const COMMAND_LINE = { type: 'system', id: 'command-line' } as const satisfies AuditActor;

type DetailValue = string | number | boolean | null | readonly string[];

/** What else to know of the act: ids, codes and numbers. Never a name, an address or a text that a person wrote. */
export type AuditDetails = Readonly<Record<string, DetailValue>>;

export interface NewAuditEntry {
  readonly actor: AuditActor;
  readonly act: AuditAct;
  readonly subject: AuditSubject;
  readonly details: AuditDetails;
}

export interface AuditEntry extends NewAuditEntry {
  readonly id: string;
  readonly at: Date;
  /** Where a personal text belongs to the act: the salted hash of it, in hexadecimal digits. */
  readonly commitment?: string;
}
