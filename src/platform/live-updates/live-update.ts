/** Something that happened, for whoever listens at this moment. */
export interface NewLiveUpdate {
  /** What one listens to, such as `cases`. */
  readonly topic: string;
  /** The part of the topic that it belongs to, such as a section; some listeners are confined to some parts. */
  readonly part: string;
  /** Such as `case.opened`. */
  readonly name: string;
  /** What is told, to be sent as JSON. */
  readonly data: object;
  /** What changed, and the number of that change, which rises with each; null where no single thing did. */
  readonly subject: Subject | null;
}

export interface Subject {
  readonly id: string;
  readonly change: number;
}

/** An update in its place in the log. */
export interface LiveUpdate {
  /** Random, so that nobody reads from it what else happened. */
  readonly id: string;
  /** From 1, without a gap. */
  readonly number: number;
  readonly topic: string;
  readonly part: string;
  readonly name: string;
  /** What is told, as JSON in one line. */
  readonly json: string;
}

/** An update as server-sent events have it (WHATWG HTML, 9.2). */
export function frameOf({ id, name, json }: Pick<LiveUpdate, 'id' | 'name' | 'json'>): string {
  return `id: ${id}\nevent: ${name}\ndata: ${json}\n\n`;
}

/**
 * Puts updates on one thing in the order of its changes, and leaves all else as it is. Clocks of several processes
 * differ, so what they wrote at about the same time may come out of order.
 */
export function inOrderOfChange<T extends { readonly subject: Subject | null }>(updates: readonly T[]): readonly T[] {
  const bySubject = new Map<string, T[]>();
  for (const update of updates) {
    if (update.subject === null) continue;
    bySubject.set(update.subject.id, [...(bySubject.get(update.subject.id) ?? []), update]);
  }
  for (const several of bySubject.values()) several.sort((a, b) => changeOf(a) - changeOf(b));
  return updates.map((update) => bySubject.get(update.subject?.id ?? '')?.shift() ?? update);
}

function changeOf({ subject }: { readonly subject: Subject | null }): number {
  return subject?.change ?? 0;
}
