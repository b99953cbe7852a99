import type { OutgoingAnswer, OutgoingRequest } from '../../../platform/outgoing/post.js';
import type { PhaseResult, ScreenedRevision } from '../phase.js';

/** How one kind of service is asked, and understood. */
export interface ServiceAdapter {
  readonly requestOf: (revision: ScreenedRevision, now: Date) => OutgoingRequest;
  /** Throws where the answer is not one that such a service gives. */
  readonly resultOf: (answer: OutgoingAnswer, revision: ScreenedRevision) => PhaseResult;
}
