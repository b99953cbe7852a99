import { documentPrefix, droppedPrefix, indexPrefix, numberOf, statisticsKey } from '../storage/key-space.js';
import { afterPrefix, type WritableView } from '../storage/view.js';
import type { EngineCore } from './engine-core.js';

/** Keys removed in one step, between other commands. */
const STEP = 2000;

/** Removes what dropped collections and indexes left behind, until nothing is left or `stopped` says so. */
export async function removeDroppedData(core: EngineCore, stopped: () => boolean): Promise<void> {
  let more = true;
  while (more && !stopped()) {
    more = await core.write(({ view }) => removeSome(view));
    await new Promise(setImmediate);
  }
}

/** Whether there is more. */
function removeSome(view: WritableView): boolean {
  for (const marker of view.keys({ from: droppedPrefix, to: afterPrefix(droppedPrefix) })) {
    const number = numberOf(marker);
    const left = [documentPrefix(number), indexPrefix(number)].flatMap((prefix) => firstKeys(view, prefix));
    for (const key of left) view.remove(key);
    if (left.length < STEP) {
      view.remove(statisticsKey(number));
      view.remove(marker);
    }
    return true;
  }
  return false;
}

function firstKeys(view: WritableView, prefix: string): string[] {
  const keys: string[] = [];
  for (const key of view.keys({ from: prefix, to: `${prefix}\xff` })) {
    if (keys.length === STEP) break;
    keys.push(key);
  }
  return keys;
}
