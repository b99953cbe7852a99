import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { pino } from 'pino';
import { HOUR_MS } from '../../../src/platform/clock.js';
import {
  connectDatabase,
  type Connection,
  createCollectionsAndIndexes,
} from '../../../src/platform/database/connection.js';
import { createTransactions } from '../../../src/platform/database/transactions.js';
import { createLiveUpdateStore } from '../../../src/platform/live-updates/live-update-store.js';
import { createLiveUpdates, type LiveUpdates } from '../../../src/platform/live-updates/live-updates.js';
import { createMovingClock } from '../../support/moving-clock.js';

const clock = createMovingClock();
const connections: Connection[] = [];
const nodes: Node[] = [];
let nth = 0;

interface Node extends LiveUpdates {
  readonly transact: ReturnType<typeof createTransactions>['transact'];
}

/** A process of its own, as far as the database can tell. */
async function startNode(name: string, limits = { updates: 100, characters: 100_000 }): Promise<Node> {
  const connection = await connectDatabase(process.env.TEST_MONGODB_URI ?? '', name);
  const transactions = createTransactions(connection, () => undefined);
  const store = createLiveUpdateStore(connection);
  const updates = createLiveUpdates({ ...transactions, store, clock, logger: pino({ level: 'silent' }), limits });
  await createCollectionsAndIndexes(connection);
  connections.push(connection);
  nodes.push({ ...updates, ...transactions });
  return { ...updates, ...transactions };
}

let name: string;
beforeAll(() => {
  name = `test_${randomBytes(8).toString('hex')}`;
});
afterAll(async () => {
  for (const node of nodes) await node.stop();
  await connections[0]?.dropDatabase();
  for (const connection of connections) await connection.close();
});

const updateOf = (text: string, change?: number) => ({
  ...{ topic: 'tests', part: 'p', name: 'told', data: { text } },
  subject: change === undefined ? null : { id: 'one thing', change },
});
const tell = (node: Node, ...texts: string[]) => node.transact(() => node.tell(texts.map((text) => updateOf(text))));

interface Heard {
  /** The texts told so far, and the names of marks. */
  readonly all: string[];
  readonly lastId: () => string;
  readonly until: (text: string) => Promise<void>;
  readonly leave: () => void;
}

async function hear(node: Node, lastId: string | null = null): Promise<Heard> {
  const all: string[] = [];
  let last = '';
  let wake = (): void => undefined;
  const send = (frames: string): void => {
    for (const [, id = '', event = '', data = ''] of frames.matchAll(/id: (.*)\nevent: (.*)\ndata: (.*)\n\n/g)) {
      last = id;
      all.push((JSON.parse(data) as { text?: string }).text ?? event);
    }
    wake();
  };
  const leave = await node.listen(lastId, () => ({ topic: 'tests', parts: () => null, send, end: () => undefined }));
  const until = async (text: string): Promise<void> => {
    while (!all.includes(text)) await new Promise<void>((resolve) => (wake = resolve));
  };
  return { all, lastId: () => last, until, leave };
}

describe('live updates', () => {
  it('reach the listeners of every process, in one order', async () => {
    const [here, there] = [await startNode(name), await startNode(name)];
    const heard = [await hear(here), await hear(there), await hear(there)];
    const texts = Array.from({ length: 40 }, () => `text ${(nth += 1)}`);
    await Promise.all(texts.map((text, each) => tell(each % 2 === 0 ? here : there, text)));
    await tell(here, 'the last');
    for (const each of heard) await each.until('the last');
    expect([...(heard[0]?.all ?? [])].sort()).toEqual(['ready', ...texts, 'the last'].sort());
    for (const each of heard) expect(each.all).toEqual(heard[0]?.all);
    for (const each of heard) each.leave();
  });

  it('can be gone on with at another process, and after all have left', async () => {
    const [here, there] = [await startNode(name), await startNode(name)];
    const first = await hear(here);
    await tell(here, 'one');
    await first.until('one');
    first.leave();
    await tell(here, 'two');
    await there.upkeep.run(new AbortController().signal);
    await tell(there, 'three');
    const second = await hear(there, first.lastId());
    await second.until('three');
    expect(second.all).toEqual(['two', 'three']);
    second.leave();
  });

  it('say nothing of a change that was undone', async () => {
    const node = await startNode(name);
    const heard = await hear(node);
    const undone = node.transact(async () => {
      await node.tell([updateOf('never')]);
      throw new Error('undone');
    });
    await expect(undone).rejects.toThrow('undone');
    await tell(node, 'after it');
    await heard.until('after it');
    expect(heard.all).toEqual(['ready', 'after it']);
    heard.leave();
  });

  it('wait for no transaction that is still open, and miss none that commits late', async () => {
    const node = await startNode(name);
    const heard = await hear(node);
    let commit = (): void => undefined;
    const held = new Promise<void>((resolve) => (commit = resolve));
    let written = (): void => undefined;
    const isWritten = new Promise<void>((resolve) => (written = resolve));
    const late = node.transact(async () => {
      await node.tell([updateOf('written first')]);
      written();
      await held;
    });
    await isWritten;
    await tell(node, 'committed first');
    await heard.until('committed first');
    commit();
    await late;
    await heard.until('written first');
    expect(heard.all).toEqual(['ready', 'committed first', 'written first']);
    heard.leave();
  });

  it('come in the order of changes where they are about one thing', async () => {
    const node = await startNode(name);
    await node.transact(() => node.tell([updateOf('second', 2), updateOf('another'), updateOf('first', 1)]));
    const heard = await hear(node);
    const before = heard.lastId();
    heard.leave();
    await node.transact(() => node.tell([updateOf('fourth', 4), updateOf('third', 3)]));
    const resumed = await hear(node, before);
    await resumed.until('fourth');
    expect(resumed.all).toEqual(['third', 'fourth']);
    resumed.leave();
  });

  it('are no longer known after a while, and say so', async () => {
    const node = await startNode(name, { updates: 5, characters: 10_000 });
    const heard = await hear(node);
    await tell(node, 'long ago');
    await heard.until('long ago');
    const lastId = heard.lastId();
    heard.leave();
    clock.advance(2 * HOUR_MS);
    await node.upkeep.run(new AbortController().signal);
    const same = await hear(node, lastId);
    expect(same.all).toEqual([]); // it was the latest
    same.leave();
    await tell(node, ...Array.from({ length: 8 }, (_, each) => `since ${each}`));
    const tooLate = await hear(node, lastId);
    expect(tooLate.all).toEqual(['reset']);
    tooLate.leave();
  });
});
