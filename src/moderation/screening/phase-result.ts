import { z } from 'zod';
import { FINDING_CODES } from './finding-words.js';
import type { PhaseResult, ScreenedRevision } from './phase.js';

/** What is kept of one phase: editors read all of it, and it is stored with every revision. */
export const MAX_FINDINGS = 50;
export const MAX_SPANS = 200;
const MAX_DETAIL_LENGTH = 300;

const verdict = z.enum(['publish', 'hold', 'reject']);
const detail = z.union([z.string().max(MAX_DETAIL_LENGTH), z.number()]);

const phaseResult = z.strictObject({
  findings: z
    .array(
      z.strictObject({
        code: z.enum(FINDING_CODES),
        score: z.number().min(0).max(1),
        spans: z.array(z.strictObject({ start: z.int().min(0), end: z.int() })),
        details: z.record(z.string(), detail).exactOptional(),
      }),
    )
    .readonly(),
  verdict: verdict.exactOptional(),
});

/** A phase's answer, cut to what is kept. Throws when it is not one that a phase can give on this text. */
export function checkResult(answer: unknown, { text }: Pick<ScreenedRevision, 'text'>): PhaseResult {
  const result = phaseResult.parse(answer);
  for (const { spans } of result.findings)
    for (const { start, end } of spans)
      if (start >= end || end > text.length) throw new RangeError(`No place in the text: ${start} to ${end}.`);
  const findings = result.findings.slice(0, MAX_FINDINGS).map((finding) => ({
    ...finding,
    spans: finding.spans.slice(0, MAX_SPANS),
  }));
  return { ...result, findings };
}
