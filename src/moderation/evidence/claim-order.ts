import type { EvidenceSettings } from './evidence-settings.js';

/**
 * By what the `nth` claim of a queue (from 1) takes its case. Priority knows no age, so now and then the earliest due
 * time goes first: nobody waits for ever.
 */
export function claimOrder(nth: number, { dueClaimEvery }: EvidenceSettings): 'priority' | 'due' {
  return nth % dueClaimEvery === 0 ? 'due' : 'priority';
}
