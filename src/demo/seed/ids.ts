import { createHash } from 'node:crypto';

/** Makes the id of something that came about at `time`. */
export type MakeId = (time: Date) => string;

const MAX_COUNT = 0xff_ff_ff;

/**
 * Ids in the form of those that the database makes, but the same on each run: seconds, 5 bytes from `name` in place of
 * the machine's, and a counter. Like those they rise with time.
 */
export function createIds(name: string): MakeId {
  const tag = createHash('sha256').update(name).digest('hex').slice(0, 10);
  let count = 0;
  return (time) => {
    count = count === MAX_COUNT ? 0 : count + 1;
    const seconds = Math.floor(time.getTime() / 1000);
    return seconds.toString(16).padStart(8, '0') + tag + count.toString(16).padStart(6, '0');
  };
}
