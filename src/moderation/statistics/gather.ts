import { slotAt, type Slot } from '../../platform/database/slots.js';
import type { DecisionFacts } from '../decisions/decision-facts-store.js';
import type { Calendar } from './calendar.js';
import { DIMENSIONS, TallySum, type Dimension, type Row, type Tally } from './tally.js';
import { bucketOf } from './wait-sketch.js';

type InSection = Slot & { readonly section: string };

/** An appeal against a decision, and how it ended. */
interface SettledAppeal {
  readonly decision: DecisionFacts;
  readonly settledAt: Date;
  readonly upheld: boolean;
}

/** Sorts what happened into rows, day by day. The order of the calls makes no difference. */
export interface Gathering {
  readonly opened: (openings: InSection & { readonly queue: string }) => void;
  readonly flagged: (flags: InSection) => void;
  readonly read: (readers: InSection) => void;
  readonly decided: (decision: DecisionFacts) => void;
  readonly appealed: (appeal: SettledAppeal) => void;
  /** What detectors had found in the text that a decision, which stands, was on. */
  readonly detected: (decision: DecisionFacts, detectors: readonly string[]) => void;
  /** By day; one on which nothing happened is left out. */
  readonly rows: () => ReadonlyMap<string, readonly Row[]>;
}

type Keys = Readonly<Partial<Record<Dimension, readonly (string | null)[]>>>;

interface Happening {
  readonly slot: number;
  readonly section: string;
  /** Where else it counts than with its day and hour. */
  readonly keys?: Keys;
  readonly tally: Partial<Tally>;
}

export function createGathering(calendar: Calendar): Gathering {
  const days = new Map<string, Map<string, SummedRow>>();
  const count = ({ slot, section, keys = {}, tally }: Happening): void => {
    const { day, hour } = calendar.placeOf(slot);
    const rows = days.get(day) ?? new Map<string, SummedRow>();
    days.set(day, rows);
    const all: Keys = keys.detector === undefined ? { ...keys, all: [''], hour: [String(hour)] } : keys;
    for (const by of DIMENSIONS) {
      for (const key of all[by] ?? []) {
        if (key === null) continue;
        addTo(rows, { section, by, key }, tally);
        addTo(rows, { section: null, by, key }, tally);
      }
    }
  };
  return {
    opened: ({ queue, count: arrivals, ...at }) => count({ ...at, keys: { queue: [queue] }, tally: { arrivals } }),
    flagged: ({ count: flags, ...at }) => count({ ...at, tally: { flags } }),
    read: ({ count: readers, ...at }) => count({ ...at, tally: { readers } }),
    decided: (decision) => count({ ...placeOf(decision), keys: keysOf(decision), tally: tallyOf(decision) }),
    appealed: ({ decision, settledAt, upheld }) => {
      const tally = upheld ? { appealsUpheld: 1 } : { appealsDismissed: 1 };
      count({ section: decision.section, slot: slotAt(settledAt), keys: keysOf(decision), tally });
    },
    detected: (decision, detectors) => {
      const tally = decision.action === 'remove' ? { removed: 1 } : { kept: 1 };
      count({ ...placeOf(decision), keys: { detector: [...new Set(detectors)] }, tally });
    },
    rows: () => new Map([...days].map(([day, rows]) => [day, [...rows.values()]])),
  };
}

interface SummedRow extends Row {
  readonly tally: TallySum;
}

function addTo(rows: Map<string, SummedRow>, at: Omit<Row, 'tally'>, tally: Partial<Tally>): void {
  const name = JSON.stringify([at.section, at.by, at.key]);
  const row = rows.get(name) ?? { ...at, tally: new TallySum() };
  row.tally.add(tally);
  rows.set(name, row);
}

const placeOf = ({ section, decidedAt }: DecisionFacts) => ({ section, slot: slotAt(decidedAt) });

const keysOf = ({ queue, reason, decidedBy }: DecisionFacts): Keys => ({
  queue: [queue],
  reason: [reason],
  editor: [decidedBy],
});

function tallyOf({ action, reversed, openedAt, decidedAt }: DecisionFacts): Partial<Tally> {
  if (action === 'escalate') return { escalated: 1 };
  const waits = new Map([[bucketOf(decidedAt.getTime() - openedAt.getTime()), 1]]);
  return { [action === 'keep' ? 'kept' : 'removed']: 1, reversed: reversed ? 1 : 0, waits };
}
