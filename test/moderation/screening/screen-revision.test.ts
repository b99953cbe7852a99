import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { PhaseResult, ScreeningPhase, Verdict } from '../../../src/moderation/screening/phase.js';
import { MAX_FINDINGS, MAX_SPANS } from '../../../src/moderation/screening/phase-result.js';
import { draftOf, screeningBy } from '../../support/screening.js';

const finding = { code: 'article.premoderated', score: 0.5, spans: [] } as const;
const answers = (name: string, result: PhaseResult | Promise<PhaseResult>): ScreeningPhase => ({
  name,
  onFailure: 'publish',
  screen: () => result,
});
const finds = (name: string, verdict?: Verdict) =>
  answers(name, { findings: [finding], ...(verdict === undefined ? {} : { verdict }) });
const garbage = (value: unknown) => value as PhaseResult;
const detectorsOf = (signals: readonly { readonly detector: string }[]) => signals.map(({ detector }) => detector);

describe('screening', () => {
  it('publishes where no phase says otherwise', async () => {
    expect(await screeningBy([])(draftOf())).toEqual({ verdict: 'publish', signals: [] });
  });

  it('takes the strictest verdict, whichever phase it is from, and keeps the signals of all in their order', async () => {
    const phases = [finds('first', 'hold'), finds('second', 'reject'), finds('third', 'publish'), finds('fourth')];
    const { verdict, signals } = await screeningBy(phases)(draftOf());
    expect(verdict).toBe('reject');
    expect(detectorsOf(signals)).toEqual(['first', 'second', 'third', 'fourth']);
  });

  it('comes to the same verdict and signals in whatever order the phases stand', async () => {
    const verdicts = fc.array(fc.constantFrom<Verdict>('publish', 'hold', 'reject'), { maxLength: 6 });
    const shuffled = verdicts.chain((all) => {
      const named = all.map((verdict, i) => ({ name: `phase ${i}`, verdict }));
      return fc.tuple(fc.constant(named), fc.shuffledSubarray(named, { minLength: named.length }));
    });
    await fc.assert(
      fc.asyncProperty(shuffled, async (orders) => {
        const [one, other] = await Promise.all(
          orders.map((order) => screeningBy(order.map(({ name, verdict }) => finds(name, verdict)))(draftOf())),
        );
        expect(one?.verdict).toBe(other?.verdict);
        expect(detectorsOf(one?.signals ?? []).sort()).toEqual(detectorsOf(other?.signals ?? []).sort());
      }),
    );
  });

  it('says of each signal what was found where, and how long that took', async () => {
    const details = { phase: 'another' };
    const found = { code: 'phase.failed', score: 1, spans: [{ start: 0, end: 5 }], details } as const;
    const { signals } = await screeningBy([answers('first', { findings: [found] })])(draftOf());
    expect(signals).toEqual([
      {
        ...{ detector: 'first', verdict: 'publish', ...found },
        explanation: 'The check "another" could not be made.',
        durationMs: expect.any(Number),
      },
    ]);
  });

  it('keeps a bounded number of findings and places', async () => {
    const spans = Array.from({ length: MAX_SPANS + 1 }, () => ({ start: 0, end: 1 }));
    const findings = Array.from({ length: MAX_FINDINGS + 1 }, () => ({ ...finding, spans }));
    const { signals } = await screeningBy([answers('eager', { findings })])(draftOf());
    expect(signals).toHaveLength(MAX_FINDINGS);
    expect(signals[0]?.spans).toHaveLength(MAX_SPANS);
  });
});

describe('a phase that fails', () => {
  const result = (fields: object) => answers('fragile', garbage({ findings: [{ ...finding, ...fields }] }));
  const never = new Promise<PhaseResult>(() => undefined);
  const FAILING: readonly [string, ScreeningPhase][] = [
    ['throws', { ...finds('fragile'), screen: () => garbage(JSON.parse('{')) }],
    ['rejects', answers('fragile', Promise.reject(new Error('No answer')))],
    ['hangs', { ...answers('fragile', never), timeLimitMs: 5 }],
    ['hangs, by a limit that the settings give', { ...answers('fragile', never), timeLimitMs: () => 5 }],
    ['answers nothing', answers('fragile', garbage(undefined))],
    ['answers a word', answers('fragile', garbage('publish'))],
    ['answers no findings', answers('fragile', garbage({ verdict: 'publish' }))],
    ['answers an unknown verdict', answers('fragile', garbage({ findings: [], verdict: 'burn' }))],
    ['answers an unknown code', result({ code: 'article.haunted' })],
    ['answers no score', result({ score: NaN })],
    ['answers a score above 1', result({ score: 1.01 })],
    ['answers a place behind the text', result({ spans: [{ start: 0, end: 12 }] })],
    ['answers a place before the text', result({ spans: [{ start: -1, end: 1 }] })],
    ['answers an empty place', result({ spans: [{ start: 2, end: 2 }] })],
    ['answers half a place', result({ spans: [{ start: 0.5, end: 2 }] })],
    ['answers details that are texts', result({ details: { text: 'x'.repeat(301) } })],
  ];

  it.each(FAILING)('gives its declared answer once, and says so: %s', async (_how, phase) => {
    for (const onFailure of ['hold', 'publish', () => 'hold' as const] as const) {
      const failures: unknown[] = [];
      const screen = screeningBy([{ ...phase, onFailure }, finds('sound')], ({ failure }) => failures.push(failure));
      const { verdict, signals } = await screen(draftOf());
      expect(verdict).toBe(onFailure === 'publish' ? 'publish' : 'hold');
      expect(signals.map(({ detector, code }) => [detector, code])).toEqual([
        ['fragile', 'phase.failed'],
        ['sound', 'article.premoderated'],
      ]);
      expect(failures).toEqual([expect.any(Error), undefined]);
    }
  });

  it('is told that its time is over, and not heard when it answers after that', async () => {
    const answered: string[] = [];
    const slow: ScreeningPhase = {
      ...finds('slow', 'reject'),
      timeLimitMs: 5,
      screen: async (_revision, _facts, signal) => {
        await new Promise((resolve) => signal.addEventListener('abort', resolve));
        answered.push('late');
        return { findings: [finding], verdict: 'reject' };
      },
    };
    const { verdict, signals } = await screeningBy([slow])(draftOf());
    await Promise.resolve();
    expect([verdict, signals.map(({ code }) => code), answered]).toEqual(['publish', ['phase.failed'], ['late']]);
  });
});

describe('phases that wait', () => {
  it('wait at the same time', async () => {
    const { promise: both, resolve: second } = deferred();
    const waiting = (name: string, screen: ScreeningPhase['screen']): ScreeningPhase => ({
      ...{ name, asks: 'stores', onFailure: 'hold', screen },
    });
    const first = waiting('first', async () => {
      await both; // of the second, which so must have begun
      return { findings: [finding] };
    });
    const other = waiting('second', () => {
      second();
      return Promise.resolve({ findings: [finding] });
    });
    const { verdict, signals } = await screeningBy([first, other])(draftOf());
    expect(verdict).toBe('publish');
    expect(detectorsOf(signals)).toEqual(['first', 'second']);
  });

  it('are not asked elsewhere about what is rejected already, wherever they stand', async () => {
    const asked: string[] = [];
    const service: ScreeningPhase = {
      ...finds('service'),
      asks: 'services',
      screen: () => {
        asked.push('service');
        return { findings: [finding] };
      },
    };
    expect(detectorsOf((await screeningBy([service, finds('here', 'reject')])(draftOf())).signals)).toEqual(['here']);
    expect(asked).toEqual([]);
    const { signals } = await screeningBy([service, finds('here', 'hold')])(draftOf());
    expect(detectorsOf(signals)).toEqual(['service', 'here']);
  });
});

function deferred() {
  let resolve: () => void = () => undefined;
  const promise = new Promise<void>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}
