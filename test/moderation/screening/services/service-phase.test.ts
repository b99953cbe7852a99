import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Webhook } from 'standardwebhooks';
import { readConfig } from '../../../../src/config/config.js';
import { servicePhase } from '../../../../src/moderation/screening/services/service-phase.js';
import { answering, startOutsideServer, type OutsideServer } from '../../../support/outside-server.js';
import { draftOf, screeningBy } from '../../../support/screening.js';

const SECRET = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;

let server: OutsideServer;
beforeEach(async () => {
  server = await startOutsideServer(answering({}));
});
afterEach(() => server.stop());

/** A phase as the environment variable declares it. */
function phaseOf(fields: object) {
  const service = { name: 'check', url: server.url, allowInternal: true, ...fields };
  const { moderation } = readConfig({ SCREENING_SERVICES: JSON.stringify([service]) }, () => 'secret');
  const [first] = moderation.screeningServices;
  if (first === undefined) throw new Error('No service.');
  return servicePhase(first);
}
const webhook = (fields: object = {}) => phaseOf({ kind: 'webhook', secret: SECRET, ...fields });
const draft = draftOf({ bodyHtml: '<p>Quite 😀 so.</p>' });

describe('a service that is asked by webhook', () => {
  it('gets the text, signed, and nothing of its author', async () => {
    await screeningBy([webhook()])(draft);
    const [request] = server.received;
    const { type, data } = new Webhook(SECRET).verify(
      request?.body ?? '',
      request?.headers as Record<string, string>,
    ) as {
      readonly type: string;
      readonly data: unknown;
    };
    expect(type).toBe('comment.screening');
    expect(data).toEqual({
      articleSlug: 'potholes',
      section: 'roads',
      commentId: 'comment',
      parentId: null,
      revision: 1,
      text: '\nQuite 😀 so.\n',
      bodyHtml: '<p>Quite 😀 so.</p>',
    });
    expect(request?.body).not.toContain('author');
  });

  it.each(['publish', 'hold', 'reject'] as const)('says %s, and what it found', async (verdict) => {
    const findings = [{ score: 0.8, label: 'sales talk', spans: [{ start: 1, end: 6 }] }];
    server.behave(answering({ verdict, findings }));
    const { verdict: given, signals } = await screeningBy([webhook()])(draft);
    expect(given).toBe(verdict);
    expect(signals).toMatchObject([
      {
        detector: 'service:check',
        score: 0.8,
        explanation: 'The service "check" found: sales talk.',
        spans: [{ start: 1, end: 6 }],
      },
    ]);
  });

  it.each<[string, unknown]>([
    ['no object', 'well'],
    ['an unknown verdict', { verdict: 'delete' }],
    ['a score above 1', { findings: [{ score: 2, label: 'spam' }] }],
    ['a place behind the text', { findings: [{ score: 1, label: 'spam', spans: [{ start: 0, end: 99 }] }] }],
    ['an empty place', { findings: [{ score: 1, label: 'spam', spans: [{ start: 3, end: 3 }] }] }],
    ['words of its own', { findings: [{ score: 1, label: '<script>alert(1)</script>' }] }],
    ['findings without end', { findings: Array.from({ length: 500 }, () => ({ score: 1, label: 'spam' })) }],
    ['an answer of 10 MB', { verdict: 'reject', padding: 'x'.repeat(10_000_000) }],
  ])('gives the declared answer on %s', async (_name, answer) => {
    server.behave(answering(answer));
    expect(await screeningBy([webhook({ onFailure: 'hold' })])(draft)).toMatchObject({
      verdict: 'hold',
      signals: [{ detector: 'service:check', explanation: 'The check "service:check" could not be made.' }],
    });
  });

  it('gives the declared answer on what is no JSON, an error, and a redirect', async () => {
    const screen = screeningBy([webhook({ onFailure: 'hold' })]);
    server.behave((_request, response) => response.end('<html>'));
    expect((await screen(draft)).verdict).toBe('hold');
    server.behave(answering({ verdict: 'reject' }, 500));
    expect((await screen(draft)).verdict).toBe('hold');
    server.behave((_request, response) => response.writeHead(307, { Location: `${server.url}/b` }).end());
    expect((await screen(draft)).verdict).toBe('hold');
    expect(server.received.every(({ path }) => path === '/')).toBe(true);
  });

  it('gives the declared answer once its time is over, and lets go of the connection', async () => {
    const letGo = new Promise((resolve) => {
      server.behave((_request, response) => void response.once('close', resolve));
    });
    const { verdict, signals } = await screeningBy([webhook({ timeLimitMs: 50, onFailure: 'hold' })])(draft);
    expect([verdict, signals.length]).toEqual(['hold', 1]);
    await letGo;
  });

  it('gives the declared answer when it is down, then is left alone, and is asked again later', async () => {
    const phase = webhook({ failuresToPause: 2, pauseMs: 100 });
    const screen = screeningBy([phase]);
    server.behave((_request, response) => void response.destroy());
    for (let i = 0; i < 6; i++) expect((await screen(draft)).signals).toHaveLength(1);
    expect(server.received.length).toBeLessThanOrEqual(4);
    server.behave(answering({ verdict: 'hold' }));
    while ((await screen(draft)).verdict !== 'hold') await new Promise(setImmediate);
    expect((await screen(draft)).signals).toEqual([]);
  });

  it('is not asked at an address of the own network, unless that is allowed', async () => {
    const failures: unknown[] = [];
    const screen = screeningBy([webhook({ allowInternal: false })], ({ failure }) => failures.push(failure));
    expect((await screen(draft)).verdict).toBe('publish');
    expect(failures).toMatchObject([{ name: 'InternalAddressError' }]);
    expect(server.received).toEqual([]);
  });

  it('tells nobody its secret when it fails', async () => {
    const failures: unknown[] = [];
    server.behave(answering({}, 500));
    await screeningBy([webhook()], ({ failure }) => failures.push(failure))(draft);
    expect(failures).toHaveLength(1);
    expect(JSON.stringify(failures, Object.getOwnPropertyNames(failures[0]))).not.toContain(SECRET);
  });
});

describe('Perspective', () => {
  const perspective = () =>
    phaseOf({ kind: 'perspective', apiKey: 'the-key', holdFrom: { TOXICITY: 0.9, THREAT: 0.7 } });
  const scored = (toxicity: number, threat: number) => ({
    attributeScores: {
      TOXICITY: {
        spanScores: [{ begin: 7, end: 8, score: { value: toxicity, type: 'PROBABILITY' } }],
        summaryScore: { value: toxicity, type: 'PROBABILITY' },
      },
      THREAT: { summaryScore: { value: threat, type: 'PROBABILITY' } },
    },
    languages: ['en'],
  });

  it('is asked for the attributes, and to keep nothing', async () => {
    server.behave(answering(scored(0.1, 0.1)));
    expect(await screeningBy([perspective()])(draft)).toEqual({ verdict: 'publish', signals: [] });
    const [request] = server.received;
    expect(request?.headers['x-goog-api-key']).toBe('the-key');
    expect(request?.path).not.toContain('the-key');
    expect(JSON.parse(request?.body ?? '')).toEqual({
      comment: { text: '\nQuite 😀 so.\n', type: 'PLAIN_TEXT' },
      languages: ['en'],
      requestedAttributes: { TOXICITY: {}, THREAT: {} },
      spanAnnotations: true,
      doNotStore: true,
    });
  });

  it('holds from the score that is set for an attribute, and tells what is worth it', async () => {
    server.behave(answering(scored(0.6, 0.75)));
    expect(await screeningBy([perspective()])(draft)).toMatchObject({
      verdict: 'hold',
      signals: [
        { score: 0.6, explanation: 'The service "check" found: toxicity.', spans: [{ start: 7, end: 9 }] },
        { score: 0.75, explanation: 'The service "check" found: threat.', spans: [] },
      ],
    });
    server.behave(answering(scored(0.6, 0.2)));
    expect(await screeningBy([perspective()])(draft)).toMatchObject({ verdict: 'publish', signals: [{ score: 0.6 }] });
  });

  it.each([[{}], [{ attributeScores: {} }], [{ error: { code: 429, message: 'Quota exceeded' } }]])(
    'has failed with %j',
    async (answer) => {
      server.behave(answering(answer));
      const { signals } = await screeningBy([perspective()])(draft);
      expect(signals).toMatchObject([{ explanation: 'The check "service:check" could not be made.' }]);
    },
  );
});

describe('Akismet', () => {
  const akismet = (fields: object = {}) =>
    phaseOf({ kind: 'akismet', apiKey: 'the-key', site: 'https://paper.example/', ...fields });
  const saying = (said: string, headers: Record<string, string> = {}) =>
    server.behave((_request, response) => response.writeHead(200, headers).end(said));

  it('gets a form', async () => {
    saying('false');
    const reply = { ...draft, parentId: 'parent' };
    expect(await screeningBy([akismet()])(reply)).toEqual({ verdict: 'publish', signals: [] });
    const [request] = server.received;
    expect(request?.headers['content-type']).toMatch(/^application\/x-www-form-urlencoded/);
    expect(Object.fromEntries(new URLSearchParams(request?.body))).toEqual({
      api_key: 'the-key',
      blog: 'https://paper.example/',
      user_ip: '127.0.0.1',
      comment_type: 'reply',
      comment_content: '\nQuite 😀 so.\n',
      blog_charset: 'UTF-8',
      permalink: 'https://paper.example/articles/potholes',
    });
  });

  it('holds spam, and does with blatant spam what is set', async () => {
    saying('true');
    expect(await screeningBy([akismet()])(draft)).toMatchObject({
      verdict: 'hold',
      signals: [{ score: 0.8, explanation: 'The service "check" found: spam.' }],
    });
    saying('true', { 'X-akismet-pro-tip': 'discard' });
    expect((await screeningBy([akismet()])(draft)).verdict).toBe('hold');
    expect((await screeningBy([akismet({ onBlatant: 'reject' })])(draft)).verdict).toBe('reject');
  });

  it('has failed when it says neither true nor false', async () => {
    saying('invalid', { 'X-akismet-debug-help': 'We were unable to parse your blog URI' });
    expect((await screeningBy([akismet({ onFailure: 'hold' })])(draft)).verdict).toBe('hold');
  });
});
