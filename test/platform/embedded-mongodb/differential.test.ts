import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MongoClient } from 'mongodb';
import { checkAlike } from '../../support/differential/check.js';
import type { Scenario } from '../../support/differential/scenarios.js';
import { openProofDatabase, type ProofDatabase } from '../../support/proof-database.js';

/*
 * The same random operations go to the embedded server and to another engine, and the answers must be the same, with
 * their BSON types, orders where they are promised, counts and error codes.
 */

const REFERENCE = process.env.REFERENCE_MONGODB_URI;
const LONG_ENOUGH = 600_000;

let proof: ProofDatabase;

beforeAll(async () => {
  proof = await openProofDatabase('differential');
});

afterAll(() => proof.close());

if (REFERENCE === undefined) {
  describe('the embedded server and a reference engine', () => {
    it.skip('answer alike: left out, as REFERENCE_MONGODB_URI names no engine', () => undefined);
  });
} else {
  describe('the embedded server and the reference engine', () => {
    let reference: MongoClient;

    beforeAll(async () => {
      reference = await new MongoClient(REFERENCE).connect();
    });

    afterAll(async () => {
      await reference.db(`reference_${process.pid}`).dropDatabase();
      await reference.close();
    });

    it(
      'answer random operations alike',
      async () => {
        const pair = { tested: proof.database, reference: reference.db(`reference_${process.pid}`), indexBoth: true };
        await expect(checkAlike(pair, { runs: 150 })).resolves.toBeUndefined();
      },
      LONG_ENOUGH,
    );
  });
}

describe('the embedded server with indexes and without', () => {
  /* A unique index refuses writes, as it should; all others may change nothing but the time. */
  const withoutUnique = (scenario: Scenario): Scenario => ({
    ...scenario,
    indexes: scenario.indexes.map((index) => ({ ...index, unique: false })),
    operations: scenario.operations.filter(({ command }) => !('createIndexes' in command)),
  });

  it(
    'answers random operations alike',
    async () => {
      const bare = proof.client.db(`${proof.database.databaseName}_bare`);
      const pair = { tested: proof.database, reference: bare, indexBoth: false };
      await expect(checkAlike(pair, { runs: 200, adapt: withoutUnique })).resolves.toBeUndefined();
      await bare.dropDatabase();
    },
    LONG_ENOUGH,
  );
});
