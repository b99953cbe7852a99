/** Who may do what. A route names one permission; what a person may do to a single object is the use case's to say. */
export const ROLES = ['reader', 'moderator', 'editor', 'admin'] as const;
export type Role = (typeof ROLES)[number];

const EVERYONE = ['signed-out', ...ROLES] as const;
const SIGNED_IN = ROLES;
const MODERATORS = ['moderator', 'editor', 'admin'] as const;
const EDITORS = ['editor', 'admin'] as const;
const ADMINS = ['admin'] as const;

export const PERMISSIONS = {
  'account.create': EVERYONE,
  'account.recover': EVERYONE,
  'session.use': EVERYONE,
  'session.end': SIGNED_IN,
  'article.read': EVERYONE,
  'article.write': EDITORS,
  'comment.read': EVERYONE,
  'comment.write': SIGNED_IN,
  'comment.recommend': SIGNED_IN,
  'flag.raise': SIGNED_IN,
  'appeal.file': SIGNED_IN,
  'rules.read': EVERYONE,
  'rules.write': EDITORS,
  'own.read': SIGNED_IN,
  'own.write': SIGNED_IN,
  'case.read': MODERATORS,
  'case.claim': MODERATORS,
  'case.decide': MODERATORS,
  'reporter.mute': MODERATORS,
  'sanction.read': MODERATORS,
  'sanction.impose': MODERATORS,
  'warning.acknowledge': SIGNED_IN,
  'screening.preview': MODERATORS,
  'settings.read': MODERATORS,
  'settings.write': EDITORS,
  'words.read': MODERATORS,
  'words.write': EDITORS,
  'statistics.read': MODERATORS,
  'audit.read': EDITORS,
  'outbox.manage': ADMINS,
  'mail.unsubscribe': EVERYONE,
  'newsletter.subscribe': EVERYONE,
  'newsletter.export': EDITORS,
  'document.read': EVERYONE,
  'document.write': EDITORS,
  'vacancy.read': EVERYONE,
  'vacancy.write': EDITORS,
  'notice.file': EVERYONE,
  'notice.read': EDITORS,
} as const satisfies Record<string, readonly (Role | 'signed-out')[]>;

/** What an account whose e-mail address must be verified first may not do yet: anything that others get to see. */
const VERIFIED_ONLY: readonly Permission[] = ['comment.write', 'comment.recommend', 'flag.raise'];

export type Permission = keyof typeof PERMISSIONS;

/** Permissions that need nobody to be signed in. */
export type PublicPermission = {
  [P in Permission]: 'signed-out' extends (typeof PERMISSIONS)[P][number] ? P : never;
}[Permission];

/** Who makes a request. `sections` narrows what a moderator sees; null is every section. */
export interface Viewer {
  readonly id: string;
  readonly role: Role;
  readonly sections: readonly string[] | null;
  /** True where the settings ask for a verified e-mail address and this account's is not verified yet. */
  readonly mustVerifyEmail?: boolean;
}

export function isPermitted(viewer: Viewer | null, permission: Permission): boolean {
  const allowed: readonly string[] = PERMISSIONS[permission];
  return allowed.includes(viewer?.role ?? 'signed-out');
}

export function needsVerifiedEmail(permission: Permission): boolean {
  return VERIFIED_ONLY.includes(permission);
}
