import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, expect, it } from '@jest/globals';
import { makeDataDir, type RunningService, startRunningService } from '../support/running-service.js';

/** The answers of the README's session, in its order. */
interface Answer {
  readonly items?: readonly object[];
  readonly displayName?: string;
  readonly status?: string;
  readonly outcome?: string;
  readonly account?: { readonly role: string };
}

let service: RunningService | undefined;

afterEach(() => service?.kill());

it('prints a first session that runs as printed, against the demonstration', async () => {
  const { dataDir: folder, remove } = await makeDataDir();
  service = await startRunningService({ DATA_DIR: join(folder, 'data'), DEMO: 'on' });
  const readme = await readFile('README.md', 'utf8');
  const session = /```sh\n([\s\S]*?)```/.exec(readme)?.[1] ?? '';
  expect(session).toContain('http://127.0.0.1:3000/');
  const script = session.replaceAll('http://127.0.0.1:3000', service.origin);
  const { stdout, stderr } = await promisify(execFile)('bash', ['--norc', '-euo', 'pipefail', '-c', script], {
    cwd: folder,
  });
  expect(stderr).toBe('');
  const answers = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Answer);
  expect(answers).toEqual([
    expect.objectContaining({ items: [expect.anything()] }),
    expect.objectContaining({ displayName: 'Petra Quill' }),
    expect.objectContaining({ status: 'published' }),
    expect.objectContaining({ outcome: 'pending' }),
    expect.objectContaining({ account: expect.objectContaining({ role: 'editor' }) as unknown }),
    expect.objectContaining({ items: [expect.anything(), expect.anything(), expect.anything()] }),
  ]);
  expect(await service.stop()).toBe(0);
  await remove();
}, 120_000);
