import { appendFile, readFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { pino } from 'pino';
import { createAuditImportStore, sealingJob } from '../../src/audit/index.js';
import { sealEntries } from '../../src/audit/seal-entries.js';
import type { SealingDeps } from '../../src/audit/sealing-job.js';
import { createContext, type Context } from '../../src/context.js';
import { connectDatabase } from '../../src/platform/database/connection.js';
import { actOf, openAuditRoom, type AuditRoom } from '../support/audit.js';

let room: AuditRoom;
let deps: SealingDeps;

beforeEach(async () => {
  room = await openAuditRoom();
  deps = depsOf(room.service.context);
});
afterEach(() => room.stop());

function depsOf({ audit, transactions, clock }: Context): SealingDeps {
  return { ...audit, ...transactions, clock, logger: pino({ level: 'silent' }) };
}

const run = (changes: Partial<SealingDeps> = {}, signal = new AbortController().signal) =>
  sealingJob({ ...deps, ...changes }, 1).run(signal);
const sealsMade = () => deps.sealStore.listAfter(-1, 1000);
const rootsFile = () => room.service.context.audit.publishedRoots.file;

/** The numbers of the seals that are published, line by line. */
async function published(): Promise<readonly number[]> {
  const lines = (await readFile(rootsFile(), 'utf8')).split('\n');
  return lines.flatMap((line) => (line.endsWith('}') ? [(JSON.parse(line) as { number: number }).number] : []));
}

function createGate() {
  let open = (): void => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { open: () => open(), opened };
}

describe('sealing', () => {
  it('gives each entry one place, with many writers and several processes that seal', async () => {
    const { config, connection } = room.service.context;
    const connections = await Promise.all([0, 1].map(() => connectDatabase(config.mongodbUri ?? '', connection.name)));
    const nodes = [deps, ...connections.map((own) => depsOf(createContext({ config, connection: own })))];
    const state = { isWriting: true };
    const writing = Promise.all(Array.from({ length: 12 }, () => room.record(10))).finally(() => {
      state.isWriting = false;
    });
    const sealing = nodes.map(async (node) => {
      while (state.isWriting) await sealEntries(node);
    });
    await Promise.all([writing, ...sealing]);
    await Promise.all(nodes.map((node) => sealEntries(node)));
    await run();
    const seals = await sealsMade();
    expect(seals.reduce((sum, { size }) => sum + size, 0)).toBe(120);
    expect(await room.verify()).toContain(`120 entries in ${seals.length} seals; 0 more wait`);
    await Promise.all(connections.map((own) => own.close()));
  });

  it('puts an entry that commits late into a later seal, and leaves what is sealed in its order', async () => {
    const { audit, transactions } = room.service.context;
    const recorded = createGate();
    const mayCommit = createGate();
    const late = transactions.transact(async () => {
      await audit.auditLog.record(actOf({ act: 'case.closed' }));
      recorded.open();
      await mayCommit.opened;
    });
    await recorded.opened;
    await room.sealed(2, 3);
    const before = await room.entries();
    mayCommit.open();
    await late;
    await room.seal();
    const after = await room.entries();
    expect(after.slice(0, 6)).toEqual(before);
    expect(after[6]).toMatchObject({ act: 'case.closed', seal: 2 });
    expect(String(after[6]?._id) < String(after[0]?._id)).toBe(true);
    expect(await room.verify()).toContain('7 entries in 3 seals');
  });

  it('cuts what has waited long into several seals', async () => {
    const { insertEntries } = createAuditImportStore(room.service.context.connection);
    const ids = Array.from({ length: 2500 }, (_, nth) => nth.toString(16).padStart(24, '0'));
    await insertEntries(ids.map((id) => ({ ...actOf(), id, at: new Date() })));
    await run();
    expect((await sealsMade()).map(({ size }) => size)).toEqual([1000, 1000, 500]);
    expect(await room.verify()).toContain('2500 entries in 3 seals');
  });

  it('makes no seal of nothing', async () => {
    await room.sealed(1, 1);
    await run();
    expect(await sealsMade()).toHaveLength(1);
  });

  it('ends at its next safe place when the service stops', async () => {
    await room.record(1);
    await run({}, AbortSignal.abort());
    expect(await sealsMade()).toEqual([]);
  });
});

/** The deps of a process that ends as soon as it has come to a step, before or after doing it. */
function endingAt(step: string, when: 'before' | 'after'): SealingDeps {
  const ending = <T extends object>(part: T, name: string): T =>
    new Proxy(part, {
      get: (target, property, receiver) => {
        const original: unknown = Reflect.get(target, property, receiver);
        if (typeof original !== 'function' || `${name}.${String(property)}` !== step) return original;
        return async (...args: unknown[]) => {
          if (when === 'after') await (original as (...given: unknown[]) => Promise<unknown>).apply(target, args);
          throw new Error('the process has ended');
        };
      },
    });
  const { transact } = ending({ transact: deps.transact }, 'deps');
  return {
    ...deps,
    transact,
    sealStore: ending(deps.sealStore, 'sealStore'),
    publishedRoots: ending(deps.publishedRoots, 'publishedRoots'),
  };
}

describe('a process that ends while it seals leaves nothing that the next one does not make good', () => {
  const steps = [
    ...['sealStore.head', 'sealStore.listUnsealed', 'sealStore.append', 'deps.transact'],
    ...['publishedRoots.last', 'sealStore.find', 'sealStore.listAfter', 'publishedRoots.append'],
  ];
  it.each(steps.flatMap((step) => [[step, 'before'] as const, [step, 'after'] as const]))(
    '%s, %s',
    async (step, when) => {
      await room.sealed(1, 2);
      await room.record(3);
      await expect(run(endingAt(step, when))).rejects.toThrow('the process has ended');
      expect(await room.verify()).toContain('The audit log is whole');
      await room.record(1);
      await run();
      expect(await room.verify()).toMatch(/6 entries in [23] seals; 0 more wait/);
      expect(await published()).toEqual((await sealsMade()).map(({ number }) => number));
    },
  );

  it('half a line in the file of published roots', async () => {
    await room.sealed(2, 1);
    await appendFile(rootsFile(), '{"number":2,"hash":"3f');
    await room.sealed(2, 1);
    expect(await published()).toEqual([0, 1, 2, 3]);
    expect(await room.verify()).toContain('agrees with the 4 roots');
  });
});

describe('publishing', () => {
  it('tells the service log each seal as it is made', async () => {
    const info = jest.spyOn(deps.logger, 'info');
    await room.record(2);
    await run();
    const [seal] = await sealsMade();
    expect(info.mock.calls).toEqual([[{ seal: { number: 0, size: 2, hash: seal?.hash } }, 'audit log sealed']]);
  });

  it('makes up for all seals where another process made them', async () => {
    await room.record(2);
    await sealEntries(deps);
    await room.record(2);
    await sealEntries(deps);
    await run();
    expect(await published()).toEqual([0, 1]);
  });

  it('says once that the log is another than the one that was published, and publishes nothing more of it', async () => {
    await room.sealed(2, 2);
    await room.collection('auditSeals').deleteMany({});
    await room.collection('auditEntries').deleteMany({});
    await room.record(3);
    const error = jest.spyOn(deps.logger, 'error');
    const job = sealingJob(deps, 1);
    for (let nth = 0; nth < 3; nth += 1) await job.run(new AbortController().signal);
    expect(error.mock.calls).toEqual([[{ seal: 1 }, 'the audit log is not the one that was published']]);
    expect(await published()).toEqual([0, 1]);
  });
});
