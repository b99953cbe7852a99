import type { Sanction } from '../../moderation/index.js';
import { Time } from '../layout/dates.js';
import { words } from '../layout/words.js';

interface OwnStandingProps {
  /** In force. */
  readonly sanctions: readonly Sanction[];
  /** Warnings to acknowledge, by their ids. */
  readonly mustAcknowledge: readonly string[];
}

/** What holds a reader back at present; nothing where nothing does. */
export function OwnStanding({ sanctions, mustAcknowledge }: OwnStandingProps) {
  const isWarning = (kind: Sanction['kind']) => kind === 'warning' || kind === 'flagging_warning';
  const shown = sanctions.filter(({ kind, id }) => !isWarning(kind) || mustAcknowledge.includes(id));
  if (shown.length === 0) return null;
  return (
    <section class="problem" aria-labelledby="standing">
      <h2 id="standing">{words('account-standing')}</h2>
      <ul>
        {shown.map(({ id, kind, endsAt }) => (
          <li id={`sanction-${id}`}>
            {words(`sanction-${kind}`)}{' '}
            {endsAt !== null && (
              <>
                {words('sanction-until')} <Time at={endsAt} exact />
              </>
            )}
            {isWarning(kind) && <a href={`/warnings/${id}`}>{words('warning-title')}</a>}
          </li>
        ))}
      </ul>
    </section>
  );
}
