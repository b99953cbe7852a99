import { Background } from './background.js';
import { EngineCore } from './engine-core.js';
import { dropUnfinished, IndexBuilder } from './index-builder.js';
import type { Engine, EngineOptions } from './types.js';
import type { WriteState } from './write-state.js';

const TTL_INTERVAL_MS = 60_000;

/** Opens the data in a directory. Only one engine may have it open: the caller sees to that. */
export async function openEngine(options: EngineOptions): Promise<Engine> {
  const core = new EngineCore(options, () => {
    background.removeDropped();
  });
  const background = new Background(
    core,
    options.ttlIntervalMs ?? TTL_INTERVAL_MS,
    options.onError ?? (() => undefined),
  );
  const builder = new IndexBuilder(core);
  await core.write(dropUnfinishedIndexes);
  background.removeDropped();
  return {
    read: (work) => core.read(work),
    write: (work) => core.write(work),
    begin: () => core.begin(),
    createIndexes: (namespace, specs) => builder.create(namespace, specs),
    close: async () => {
      await background.stop();
      await core.close();
    },
  };
}

/** An index that wasn't filled when the process ended was never answered for. */
function dropUnfinishedIndexes(state: WriteState): void {
  for (const collection of state.databases().flatMap((database) => state.collections(database))) {
    const unfinished = collection.indexes.filter(({ ready }) => !ready);
    dropUnfinished(state, collection, unfinished);
  }
}
