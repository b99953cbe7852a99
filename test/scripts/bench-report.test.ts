import { describe, expect, it } from '@jest/globals';
import { linesOf, shortcomings, tableOf } from '../../scripts/bench/report.mjs';

type Measured = Parameters<typeof linesOf>[0];

/** Rounds of 100 answers in `elapsed` ms each. */
const rounds = (elapsed: readonly number[], failures: Record<string, number> = {}) =>
  elapsed.map((ms) => ({ answers: 100, elapsed: ms, latencies: [ms / 100, ms / 50], failures }));

const site = (comments: number) => ({ comments }) as Measured['sites'][number]['site'];

function measured(large: readonly number[], failures: Record<string, number> = {}): Measured {
  return {
    scenario: { name: 'claim', bar: 0.8, requests: () => () => ({ method: 'GET', path: '/', headers: {} }) },
    sites: [
      { site: site(1000), service: rounds([100, 200, 100]), reference: rounds([10, 10, 10]) },
      { site: site(100_000), service: rounds(large, failures), reference: rounds([10, 20, 10]) },
    ],
  };
}

describe('the report of a bench', () => {
  it('compares rounds that were measured one after the other, and takes the median', () => {
    const [small, large] = linesOf(measured([100, 400, 125]));
    expect(small).toMatchObject({ rate: 1000, ofReference: 0.1, ofSmallest: null, p50: 2 });
    expect(large).toMatchObject({ rate: 800, ofReference: 0.08, ofSmallest: 0.8 });
  });

  it('is content with what reaches its bar', () => {
    expect(shortcomings(linesOf(measured([125, 250, 125])))).toEqual([]);
  });

  it('names a bar that was missed', () => {
    expect(shortcomings(linesOf(measured([200, 400, 200])))).toEqual([
      'claim, 100000 comments: keeps 50 % of its rate, and should keep 80 %',
    ]);
  });

  it('counts answers that were refused', () => {
    expect(shortcomings(linesOf(measured([100, 200, 100], { 'status 503': 2 })))).toEqual([
      'claim, 100000 comments: 6 times status 503',
    ]);
  });

  it('lines the numbers up', () => {
    const lines = tableOf(linesOf(measured([100, 200, 100]))).split('\n');
    expect(new Set(lines.map((line) => line.length)).size).toBe(1);
    expect(lines[2]).toContain('100,000');
  });
});
