import { randomUUID } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import { z } from 'zod';
import type { WebhookService } from '../../../config/screening-services.js';
import type { PhaseResult, ScreenedRevision } from '../phase.js';
import type { ServiceAdapter } from './service-adapter.js';

const finding = z.object({
  score: z.number().min(0).max(1),
  /** A few words for editors, of letters and digits. */
  label: z.string().regex(/^[\p{L}\p{N}][\p{L}\p{N} _-]{0,59}$/u),
  /** Places in the text that was sent, in UTF-16 units. */
  spans: z
    .array(z.object({ start: z.int().min(0), end: z.int().min(1) }))
    .max(100)
    .default([]),
});

const answerSchema = z.object({
  verdict: z.enum(['publish', 'hold', 'reject']).default('publish'),
  findings: z.array(finding).max(20).default([]),
});

/**
 * Any service that takes a message signed by Standard Webhooks and answers at once with its verdict. It is told what was
 * written and where, and nothing of who did.
 */
export function webhookAdapter({ name, secret }: WebhookService): ServiceAdapter {
  const webhook = new Webhook(secret);
  return {
    requestOf: (revision, now) => {
      const id = `msg_${randomUUID()}`;
      const body = JSON.stringify({ type: 'comment.screening', timestamp: now.toISOString(), data: dataOf(revision) });
      return {
        headers: {
          'Content-Type': 'application/json',
          'webhook-id': id,
          'webhook-timestamp': String(Math.floor(now.getTime() / 1000)),
          'webhook-signature': webhook.sign(id, now, body),
        },
        body,
      };
    },
    resultOf: ({ body }) => {
      const { verdict, findings } = answerSchema.parse(JSON.parse(body));
      return toResult(name, verdict, findings);
    },
  };
}

function dataOf({ article, commentId, parentId, revision, text, bodyHtml }: ScreenedRevision) {
  const { slug = null, section = null } = article ?? {};
  return { articleSlug: slug, section, commentId, parentId, revision, text, bodyHtml };
}

type Answer = z.output<typeof answerSchema>;

function toResult(service: string, verdict: Answer['verdict'], findings: Answer['findings']): PhaseResult {
  return {
    findings: findings.map(({ score, label, spans }) => ({
      code: 'service.found',
      score,
      spans,
      details: { service, label },
    })),
    verdict,
  };
}
