import { aggregate } from './aggregate.js';
import { collectionCommands } from './collection-commands.js';
import type { Command } from './command.js';
import { getMore, killCursors } from './cursor-commands.js';
import { explain } from './explain.js';
import { findAndModifyCommands } from './find-and-modify.js';
import { indexCommands } from './index-commands.js';
import { count, distinct, find } from './read-commands.js';
import { serverCommands } from './server-commands.js';
import { sessionCommands } from './session-commands.js';
import { insert, remove, update } from './write-commands.js';

const all: readonly Command[] = [
  ...serverCommands,
  ...sessionCommands,
  ...collectionCommands,
  ...indexCommands,
  ...findAndModifyCommands,
  find,
  getMore,
  killCursors,
  count,
  distinct,
  aggregate,
  explain,
  insert,
  update,
  remove,
];

/** Every command of the server by its name, which is case-sensitive as in MongoDB. */
export const commands: ReadonlyMap<string, Command> = new Map(all.map((command) => [command.name, command]));
