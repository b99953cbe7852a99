import { z } from 'zod';
import type { PerspectiveService } from '../../../config/screening-services.js';
import type { Finding } from '../phase.js';
import type { Span } from '../text/span.js';
import type { ServiceAdapter } from './service-adapter.js';

const score = z.object({ value: z.number().min(0).max(1) });

const attributeScore = z.object({
  summaryScore: score,
  /** Places in characters, so that an emoji is one. */
  spanScores: z.array(z.object({ begin: z.int().min(0).default(0), end: z.int().min(0), score })).default([]),
});

const answerSchema = z.object({ attributeScores: z.record(z.string(), attributeScore) });

/** Attributes that score less are not worth an editor's time. */
const WORTH_TELLING = 0.5;

/** Perspective's `comments:analyze`: a probability for each attribute that is asked for. Nothing is to be kept there. */
export function perspectiveAdapter({ name, apiKey, holdFrom, languages }: PerspectiveService): ServiceAdapter {
  return {
    requestOf: ({ text }) => ({
      // In a header rather than the address, which others log.
      headers: { 'Content-Type': 'application/json', 'X-Goog-Api-Key': apiKey },
      body: JSON.stringify({
        comment: { text, type: 'PLAIN_TEXT' },
        languages,
        requestedAttributes: Object.fromEntries(Object.keys(holdFrom).map((attribute) => [attribute, {}])),
        spanAnnotations: true,
        doNotStore: true,
      }),
    }),
    resultOf: ({ body }, { text }) => {
      const { attributeScores } = answerSchema.parse(JSON.parse(body));
      const scores = Object.keys(holdFrom).map((attribute) => ({ attribute, ...scoreOf(attributeScores, attribute) }));
      const findings = scores
        .filter(({ value, attribute }) => value >= Math.min(WORTH_TELLING, holdFrom[attribute] ?? 1))
        .map(({ attribute, value, spans }): Finding => {
          const details = { service: name, label: attribute.toLowerCase().replaceAll('_', ' ') };
          return { code: 'service.found', score: value, spans: spans.flatMap((span) => unitsOf(text, span)), details };
        });
      const isHeld = scores.some(({ attribute, value }) => value >= (holdFrom[attribute] ?? 1));
      return { findings, verdict: isHeld ? 'hold' : 'publish' };
    },
  };
}

interface Score {
  readonly value: number;
  readonly spans: readonly Span[];
}

/** Throws where an attribute that was asked for is missing. */
function scoreOf(scores: z.output<typeof answerSchema>['attributeScores'], attribute: string): Score {
  const { summaryScore, spanScores } = attributeScore.parse(scores[attribute]);
  const worst = spanScores.filter(({ score: { value } }) => value >= WORTH_TELLING);
  return { value: summaryScore.value, spans: worst.map(({ begin, end }) => ({ start: begin, end })) };
}

/** A place counted in characters, in UTF-16 units; none where the text has none there. */
function unitsOf(text: string, { start, end }: Span): readonly Span[] {
  const characters = Array.from(text);
  const before = characters.slice(0, start).join('').length;
  const within = characters.slice(start, end).join('').length;
  return within === 0 ? [] : [{ start: before, end: before + within }];
}
