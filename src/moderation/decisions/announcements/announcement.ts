/** What the reporters of a comment are still to be told of a decision, or of its withdrawal. There is at most one for each. */
export interface Announcement {
  /** Of the decision; of the comment, which was taken back. */
  readonly id: string;
  readonly commentId: string;
  /** What became of their flags; that what they were told of that holds no more; that nothing is left to decide. */
  readonly kind: 'outcome' | 'correction' | 'withdrawal';
  /** When it is to be taken up next. While a process has it in hand, the end of that process's lease. */
  readonly dueAt: Date;
  /** Names who may go on with it; null while nobody has it. */
  readonly lease: string | null;
  /** The last reporter who was told, in the order of their ids; null before the first. */
  readonly after: string | null;
}

/** Of everything that reporters are told of a decision: each of them gets one of these notifications. */
export const outcomeKey = (decisionId: string) => `flags:${decisionId}`;

export const withdrawalKey = (commentId: string) => `flags-withdrawn:${commentId}`;

export const correctionKey = (decisionId: string) => `flags-corrected:${decisionId}`;
