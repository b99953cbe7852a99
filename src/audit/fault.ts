/**
 * What is wrong with the log, and where first. `index` is an entry's place in the whole log, from 0; entries are named
 * by their ids, seals by their numbers.
 */
export type Fault =
  | { readonly kind: 'entry_changed' | 'entry_dropped'; readonly entryId: string; readonly index: number }
  | { readonly kind: 'entry_inserted'; readonly entryId: string }
  | { readonly kind: 'entry_moved'; readonly entryId: string; readonly index: number }
  | { readonly kind: 'seal_changed' | 'seal_unlinked' | 'leaves_changed'; readonly seal: SealSpan }
  | { readonly kind: 'seal_dropped'; readonly seal: number; readonly sealedAt: Date }
  | { readonly kind: 'seal_replaced'; readonly seal: SealSpan; readonly sealedAt: Date }
  | { readonly kind: 'personal_text_changed'; readonly entryId: string };

/** A seal, and the places of its entries in the whole log. */
interface SealSpan {
  readonly number: number;
  readonly firstIndex: number;
  readonly size: number;
}

/** A sentence for whoever looks after the log. */
export function describeFault(fault: Fault): string {
  switch (fault.kind) {
    case 'entry_changed':
      return `Entry ${fault.entryId} (number ${fault.index} of the log) was changed after it was sealed.`;
    case 'entry_dropped':
      return `Entry ${fault.entryId} (number ${fault.index} of the log) was dropped.`;
    case 'entry_inserted':
      return `Entry ${fault.entryId} was inserted: the seal it names does not hold it.`;
    case 'entry_moved':
      return `Entry ${fault.entryId} (number ${fault.index} of the log) was moved: it names another seal than its own.`;
    case 'seal_changed':
      return `${nameOf(fault.seal)} was changed: its hash is not that of its fields.`;
    case 'seal_unlinked':
      return `${nameOf(fault.seal)} does not follow on the seal before it: one of the two was changed, or one between them dropped.`;
    case 'leaves_changed':
      return `${nameOf(fault.seal)} was changed: its list of entries does not give its root.`;
    case 'seal_dropped':
      return `Seal ${fault.seal}, made on ${fault.sealedAt.toISOString()} and published, is gone: the log was cut off or replaced.`;
    case 'seal_replaced':
      return `${nameOf(fault.seal)} is not the one made on ${fault.sealedAt.toISOString()} and published: the log was rewritten.`;
    case 'personal_text_changed':
      return `The personal text of entry ${fault.entryId} is not the one that was recorded with it.`;
  }
}

function nameOf({ number, firstIndex, size }: SealSpan): string {
  return `Seal ${number} (entries ${firstIndex} to ${firstIndex + size - 1} of the log)`;
}
