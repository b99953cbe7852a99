import { expect, it } from '@jest/globals';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startServer } from '../../../../src/platform/embedded-mongodb/server/server.js';
import { messageOf, WireClient } from '../../../support/wire-client.js';

it('a server stops although a client does not take its answer', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'stop-'));
  const server = await startServer({ dataDir });
  const client = await WireClient.connect(server.uri);
  const documents = Array.from({ length: 15 }, (_, _id) => ({ _id, text: 'x'.repeat(1_000_000) }));
  await client.command({ insert: 'things', documents, $db: 'desk' });
  const { hostname, port } = new URL(server.uri);
  const idle = connect({ host: hostname, port: Number(port) }).pause();
  await once(idle, 'connect');
  const find = messageOf({ find: 'things', $db: 'desk' });
  idle.write(Buffer.concat([find, find]));
  // The other's answer comes after the first of those that are not taken.
  await client.command({ ping: 1, $db: 'desk' });
  await client.command({ find: 'things', $db: 'desk' });
  await expect(server.stop()).resolves.toBeUndefined();
  idle.destroy();
  rmSync(dataDir, { recursive: true, force: true });
});
