import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Connection, connectDatabase } from '../../../src/platform/database/connection.js';
import { outOfDate } from '../../../src/platform/database/out-of-date.js';
import { createTransactions } from '../../../src/platform/database/transactions.js';

let connection: Connection;

beforeAll(async () => {
  connection = await connectDatabase(
    process.env.TEST_MONGODB_URI ?? '',
    `transactions_${randomBytes(6).toString('hex')}`,
  );
});
afterAll(async () => {
  await connection.dropDatabase();
  await connection.close();
});

describe('what is to be done after a commit', () => {
  it('is done once, however often the work had to start over', async () => {
    const { transact, afterCommit } = createTransactions(connection, () => undefined);
    const done: string[] = [];
    let tries = 0;
    await transact(async () => {
      tries += 1;
      await afterCommit(() => void done.push(`after try ${tries}`));
      if (tries === 1) throw outOfDate('Something');
    });
    expect(done).toEqual(['after try 2']);
  });

  it('is not done when the work fails', async () => {
    const { transact, afterCommit } = createTransactions(connection, () => undefined);
    const done: string[] = [];
    const work = transact(async () => {
      await afterCommit(() => void done.push('done'));
      throw new Error('no');
    });
    await expect(work).rejects.toThrow('no');
    expect(done).toEqual([]);
  });

  it('fails neither what is committed nor what else is to be done', async () => {
    const failures: unknown[] = [];
    const { transact, afterCommit } = createTransactions(connection, (error) => failures.push(error));
    const done: string[] = [];
    const failure = new Error('The count could not be raised.');
    const answer = transact(async () => {
      await afterCommit(() => Promise.reject(failure));
      await afterCommit(() => void done.push('the next one'));
      return 'posted';
    });
    await expect(answer).resolves.toBe('posted');
    expect(done).toEqual(['the next one']);
    expect(failures).toEqual([failure]);
  });
});
