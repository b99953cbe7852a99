/**
 * Every error the service answers with: its HTTP status and the sentence a person reads.
 * Closed: a code that is not here cannot be thrown, and each stands in the OpenAPI document.
 */
export const ERRORS = {
  malformed_json: { status: 400, title: 'The body is not valid JSON.' },
  malformed_request: { status: 400, title: 'The request could not be read.' },
  invalid_cursor: { status: 400, title: 'The cursor does not belong to this list.' },
  invalid_credentials: { status: 401, title: 'The e-mail address or the password is wrong.' },
  invalid_token: { status: 401, title: 'The access token is not valid.' },
  sign_in_required: { status: 401, title: 'You must sign in first.' },
  wrong_password: { status: 403, title: 'This is not your present password.' },
  email_unverified: { status: 403, title: 'Your e-mail address has to be verified first.' },
  forbidden: { status: 403, title: 'Your account may not do this.' },
  csrf_token_invalid: { status: 403, title: 'The X-CSRF-Token header is missing or out of date.' },
  commenting_suspended: { status: 403, title: 'Your account may not comment at the moment.' },
  flagging_warning_unread: { status: 403, title: 'You have a warning to acknowledge before your next flag.' },
  warning_unread: { status: 403, title: 'You have a warning to acknowledge before your next comment.' },
  flagging_suspended: { status: 403, title: 'You may not flag comments at present.' },
  own_comment: { status: 403, title: 'You cannot do this to your own comment.' },
  own_flag: { status: 403, title: 'You flagged this comment, so another editor has to decide on it.' },
  took_part: { status: 403, title: 'You took part in the decision that is appealed, so another editor has to decide.' },
  editor_needed: { status: 403, title: 'An appeal is for an editor to decide.' },
  comments_closed: { status: 403, title: 'Comments on this article are closed.' },
  edit_window_over: { status: 403, title: 'The time for editing this comment is over.' },
  undo_window_over: { status: 403, title: 'The time for undoing this decision is over. An editor can reverse it.' },
  address_barred: { status: 403, title: 'No account can be opened with this e-mail address at present.' },
  staff_account: {
    status: 403,
    title: 'An account of the staff cannot be deleted by itself. An admin has to make it a reader’s first.',
  },
  renamed_lately: { status: 403, title: 'Your name was changed not long ago.' },
  appeal_window_over: { status: 403, title: 'The time for appealing this decision is over.' },
  not_found: { status: 404, title: 'There is nothing here.' },
  method_not_allowed: { status: 405, title: 'This address does not take that method.' },
  request_timeout: { status: 408, title: 'The request took too long to arrive.' },
  email_taken: { status: 409, title: 'There is already an account with this e-mail address.' },
  slug_taken: { status: 409, title: 'There is already an article with this slug.' },
  revision_changed: { status: 409, title: 'The comment has been edited since you read it.' },
  flag_decided: { status: 409, title: 'This flag has been decided and cannot be withdrawn.' },
  claimed_by_another: { status: 409, title: 'Another editor holds this case.' },
  case_changed: { status: 409, title: 'The case has changed since you read it.' },
  case_decided: { status: 409, title: 'This case has been decided.' },
  decision_reversed: { status: 409, title: 'This decision has been reversed.' },
  decision_superseded: {
    status: 409,
    title: 'A later decision on this case stands. That one has to be reversed first.',
  },
  reporter_not_muted: { status: 409, title: 'The flags of this reporter count. Mute them first.' },
  appeal_waits: { status: 409, title: 'An appeal waits in this case. It has to be decided by itself.' },
  already_appealed: { status: 409, title: 'This decision has been appealed already.' },
  appeal_final: { status: 409, title: 'This decision was taken on an appeal, and cannot be appealed again.' },
  comment_withdrawn: { status: 409, title: 'The comment was taken back by its author, so nothing is left to decide.' },
  rules_changed: { status: 409, title: 'The community rules have changed since you read them.' },
  notice_waits: { status: 409, title: 'This notice has been answered, or a decision on its comment will answer it.' },
  document_changed: { status: 409, title: 'This document has changed since you read it.' },
  settings_changed: { status: 409, title: 'The settings have changed since you read them.' },
  word_exists: { status: 409, title: 'This word is on a list already, for the same section.' },
  words_full: { status: 409, title: 'The lists of words are full. Take some off first.' },
  conflict: { status: 409, title: 'Somebody else changed this at the same moment. Please try again.' },
  entry_unsealed: { status: 409, title: 'This entry is not sealed yet. Please try again in a few seconds.' },
  idempotency_in_progress: { status: 409, title: 'The first request with this Idempotency-Key is not finished.' },
  link_spent: { status: 410, title: 'This link is too old, or has been used already.' },
  payload_too_large: { status: 413, title: 'The body is too large.' },
  unsupported_media_type: { status: 415, title: 'Send the body as application/json in UTF-8.' },
  validation_failed: { status: 422, title: 'Some fields are not as they should be.' },
  comment_rejected: { status: 422, title: 'This comment cannot appear as it is. You may change it and try again.' },
  idempotency_key_reused: { status: 422, title: 'This Idempotency-Key was used for a different request.' },
  rate_limited: { status: 429, title: 'Too many requests. Please wait a little.' },
  too_many_streams: {
    status: 429,
    title: 'Too many streams are open for you, or for your network. Please close some.',
  },
  headers_too_large: { status: 431, title: 'The request headers are too large.' },
  internal_error: { status: 500, title: 'Something went wrong on our side.' },
  service_unavailable: { status: 503, title: 'The service cannot answer at the moment.' },
} as const satisfies Record<string, { readonly status: number; readonly title: string }>;

export type ErrorCode = keyof typeof ERRORS;

/** One field that a reader or integrator has to mend; `path` is dotted, empty for the whole body. */
export interface FieldError {
  readonly path: string;
  readonly message: string;
}

export interface ErrorDetails {
  /** A sentence about this occurrence, shown to the caller. */
  readonly detail?: string;
  readonly errors?: readonly FieldError[];
  /** Further members of the problem document, which the route declares. */
  readonly extension?: Readonly<Record<string, unknown>>;
  readonly cause?: unknown;
}

/** The only error that use cases throw on purpose; anything else is answered as `internal_error`. */
export class AppError extends Error {
  override readonly name = 'AppError';
  readonly code: ErrorCode;
  readonly detail: string | undefined;
  readonly errors: readonly FieldError[] | undefined;
  readonly extension: Readonly<Record<string, unknown>> | undefined;

  constructor(code: ErrorCode, details: ErrorDetails = {}) {
    super(details.detail ?? ERRORS[code].title, { cause: details.cause });
    this.code = code;
    this.detail = details.detail;
    this.errors = details.errors;
    this.extension = details.extension;
  }

  get status(): number {
    return ERRORS[this.code].status;
  }
}
