import type { DescribedDecision } from '../../moderation/index.js';
import { Time } from '../layout/dates.js';
import { words } from '../layout/words.js';

interface OwnDecisionsProps {
  readonly decisions: readonly DescribedDecision[];
}

/** Statements of reasons, and what was said of one's flags, each with the way to appeal. Never who decided. */
export function OwnDecisions({ decisions }: OwnDecisionsProps) {
  return (
    <ol class="threads">
      {decisions.map((described) => (
        <OwnDecision described={described} />
      ))}
    </ol>
  );
}

function OwnDecision({ described }: { readonly described: DescribedDecision }) {
  const { own, decision, headline, bodyHtml } = described;
  return (
    <li id={`decision-${decision.id}`}>
      <p class="by">{words(`decision-${own.as}-${decision.action}`, { headline: headline ?? '' })}</p>
      <p class="meta">
        <Time at={decision.decidedAt} exact />
        {decision.reversedAt !== null && (
          <strong>
            {words('decision-reversed')} <Time at={decision.reversedAt} exact />
          </strong>
        )}
      </p>
      {bodyHtml !== null && <blockquote class="prose" dangerouslySetInnerHTML={{ __html: bodyHtml }} />}
      <Grounds described={described} />
      <OnAppeal described={described} />
    </li>
  );
}

function Grounds({ described: { own, decision, rule } }: { readonly described: DescribedDecision }) {
  if (own.as === 'reporter') return null;
  return (
    <>
      {rule !== null && (
        <p>
          {words('decision-rule')} <a href={`/rules#${rule.code}`}>{rule.title}</a>: {rule.text}
        </p>
      )}
      {decision.explanation !== null && <p>{decision.explanation}</p>}
      <p class="aside">{words('decision-by-person')}</p>
    </>
  );
}

function OnAppeal({ described: { decision, appealUntil, appeal } }: { readonly described: DescribedDecision }) {
  if (appeal !== null)
    return (
      <p role="note">
        <strong>{words(`appeal-${appeal.appeal.state}`)}</strong>{' '}
        {appeal.waitingFor !== null && words('appeal-waits-for-another')}
      </p>
    );
  if (appealUntil === null) return null;
  return (
    <p>
      <a href={`/decisions/${decision.id}/appeal`}>{words('appeal-title')}</a>{' '}
      <span class="meta">
        {words('appeal-until')} <Time at={appealUntil} />
      </span>
    </p>
  );
}
