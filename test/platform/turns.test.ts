import { describe, expect, it } from '@jest/globals';
import { createTurns } from '../../src/platform/turns.js';

/** Work that ends when it is told to, and says when it began. */
function controlled(log: string[], name: string) {
  let end: () => void = () => undefined;
  const ended = new Promise<void>((resolve) => (end = resolve));
  const work = async () => {
    log.push(name);
    await ended;
    return name;
  };
  return { work, end: () => end() };
}

describe('turns', () => {
  it('run work of one key after another, and of other keys meanwhile', async () => {
    const inTurn = createTurns();
    const log: string[] = [];
    const [first, second, other] = ['first', 'second', 'other'].map((name) => controlled(log, name));
    const running = [inTurn('a', first?.work ?? fail), inTurn('a', second?.work ?? fail)];
    other?.end();
    await inTurn('b', other?.work ?? fail);
    expect(log).toEqual(['first', 'other']);
    first?.end();
    second?.end();
    expect(await Promise.all(running)).toEqual(['first', 'second']);
    expect(log).toEqual(['first', 'other', 'second']);
  });

  it('go on after work that failed, and tell its caller alone', async () => {
    const inTurn = createTurns();
    const failing = inTurn('a', fail);
    const next = inTurn('a', () => Promise.resolve('fine'));
    await expect(failing).rejects.toThrow('It failed');
    expect(await next).toBe('fine');
  });
});

function fail(): Promise<string> {
  return Promise.reject(new Error('It failed'));
}
