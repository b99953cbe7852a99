import { z } from 'zod';
import { commentParams, isVisible, type Comment, type CommentStore } from '../../comments/index.js';
import {
  raiseFlag,
  raiseFlagBody,
  withdrawFlags,
  type Flag,
  type RaiseFlagDeps,
  type WithdrawFlagsDeps,
} from '../../flags/index.js';
import { findRule, type RuleSet } from '../../moderation/index.js';
import { AppError } from '../../platform/errors.js';
import { Choices, Form, TextArea } from '../layout/form.js';
import { words } from '../layout/words.js';
import { definePersonalPage, type AnyPage, type Refusal } from '../page.js';

export interface FlagPagesDeps extends RaiseFlagDeps, WithdrawFlagsDeps {
  readonly flagStore: RaiseFlagDeps['flagStore'] & WithdrawFlagsDeps['flagStore'];
  readonly reporterStore: RaiseFlagDeps['reporterStore'] & WithdrawFlagsDeps['reporterStore'];
  readonly commentStore: RaiseFlagDeps['commentStore'] & Pick<CommentStore, 'findById'>;
  /** The rules in force: which reasons a flag can give. */
  readonly readRules: () => Promise<RuleSet>;
}

export function flagPages(deps: FlagPagesDeps): readonly AnyPage[] {
  return [flagPage(deps), unflagPage(deps)];
}

const fields = raiseFlagBody.pick({ reason: true, note: true }).extend({
  revision: z.coerce.number().int().min(1),
});

function flagPage(deps: FlagPagesDeps): AnyPage {
  return definePersonalPage({
    path: '/comments/:id/flag',
    permission: 'flag.raise',
    limit: 'flag',
    params: commentParams,
    fields,
    show: async ({ viewer, params: { id }, csrfToken, refusal }) => {
      const comment = await findFlaggable(deps, id);
      const raised = await deps.flagStore.findByReporter(id, viewer.id);
      const flag = raised.find(({ outcome, revision }) => outcome !== 'withdrawn' && revision === comment.revision);
      return {
        title: words('flag-title'),
        main: (
          <div class="page narrow">
            <h1>{words('flag-title')}</h1>
            <blockquote class="prose" dangerouslySetInnerHTML={{ __html: comment.bodyHtml }} />
            {flag !== undefined ? (
              <Flagged comment={comment} flag={flag} />
            ) : (
              <FlagForm comment={comment} rules={await deps.readRules()} csrfToken={csrfToken} refusal={refusal} />
            )}
          </div>
        ),
      };
    },
    submit: async ({ viewer, params: { id }, form: { reason, note = null, revision } }) => {
      await raiseFlag(deps, { commentId: id, reporterId: viewer.id, reason, note, revision });
      return { to: `/comments/${id}/flag` };
    },
  });
}

async function findFlaggable({ commentStore }: FlagPagesDeps, id: string): Promise<Comment> {
  const comment = await commentStore.findById(id);
  if (comment === null || !isVisible(comment)) throw new AppError('not_found');
  return comment;
}

interface FlagFormProps {
  readonly comment: Comment;
  readonly rules: RuleSet;
  readonly csrfToken: string;
  readonly refusal: Refusal | null;
}

function FlagForm({ comment, rules, csrfToken, refusal }: FlagFormProps) {
  const choices = rules.flagReasons.map(({ code, label }) => ({
    value: code,
    label,
    ...explained(rules, code),
  }));
  return (
    <Form csrfToken={csrfToken} refusal={refusal} submit={words('flag-submit')}>
      <input type="hidden" name="revision" value={comment.revision} />
      <Choices name="reason" label={words('flag-reason')} refusal={refusal} choices={choices} />
      <TextArea name="note" label={words('flag-note')} hint={words('flag-note-hint')} refusal={refusal} isOptional />
      <p>{words('flag-next')}</p>
    </Form>
  );
}

/** The rule that a reason is named after says what it means. */
function explained(rules: RuleSet, code: FlagReasonCode): { readonly explanation: string } {
  return { explanation: findRule(rules, code)?.text ?? words('flag-any-rule') };
}

type FlagReasonCode = RuleSet['flagReasons'][number]['code'];

interface FlaggedProps {
  readonly comment: Comment;
  readonly flag: Flag;
}

/** A text is flagged once by each reader; what became of that stays to be read. */
function Flagged({ comment: { id, articleSlug }, flag: { outcome } }: FlaggedProps) {
  return (
    <>
      <p role="status">
        <strong>{words('flag-done')}</strong> {outcome === 'pending' ? words('flag-next') : words(`outcome-${outcome}`)}
      </p>
      <ul class="links">
        {outcome === 'pending' && (
          <li>
            <a href={`/comments/${id}/unflag`}>{words('flag-undo')}</a>
          </li>
        )}
        <li>
          <a href={`/articles/${articleSlug}#comment-${id}`}>{words('comment-whole-article')}</a>
        </li>
        <li>
          <a href="/account#flags">{words('account-flags')}</a>
        </li>
      </ul>
    </>
  );
}

function unflagPage(deps: FlagPagesDeps): AnyPage {
  return definePersonalPage({
    path: '/comments/:id/unflag',
    permission: 'flag.raise',
    limit: 'write',
    params: commentParams,
    show: ({ csrfToken, refusal }) => ({
      title: words('flag-undo'),
      main: (
        <div class="page narrow">
          <h1>{words('flag-undo')}</h1>
          <Form csrfToken={csrfToken} refusal={refusal} submit={words('flag-undo')} />
        </div>
      ),
    }),
    submit: async ({ viewer, params: { id } }) => {
      await withdrawFlags(deps, { commentId: id, reporterId: viewer.id });
      return { to: '/account#flags' };
    },
  });
}
