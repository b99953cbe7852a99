import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lockData } from '../../../../src/platform/embedded-mongodb/server/data-lock.js';

let dataDir: string;

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'data-lock-'));
});

afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

describe('a data directory', () => {
  it('has one user at a time', () => {
    const unlock = lockData(dataDir);
    expect(() => lockData(dataDir)).toThrow(`The data in ${dataDir} is in use by process ${process.pid}.`);
    unlock();
    expect(existsSync(join(dataDir, 'server.lock'))).toBe(false);
    lockData(dataDir)();
  });

  it.each<[string, () => unknown]>([
    ['that has ended', () => ({ pid: spawnSync(process.execPath, ['-e', '']).pid, started: '1' })],
    ['whose number another process has by now', () => ({ pid: process.pid, started: 'another time' })],
  ])('is taken over from a process %s', (_name, owner) => {
    writeFileSync(join(dataDir, 'server.lock'), JSON.stringify(owner()));
    expect(() => lockData(dataDir)()).not.toThrow();
  });

  it('with an unreadable claim is taken over', () => {
    writeFileSync(join(dataDir, 'server.lock'), '{"pid":');
    expect(() => lockData(dataDir)()).not.toThrow();
  });
});
