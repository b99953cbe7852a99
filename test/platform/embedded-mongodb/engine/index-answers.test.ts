import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { IndexSpec, KeyPattern } from '../../../../src/platform/embedded-mongodb/engine/index.js';
import { MongoError } from '../../../../src/platform/embedded-mongodb/errors.js';
import type { Document } from '../../../../src/platform/embedded-mongodb/protocol/bson.js';
import { filters } from '../../../support/differential/filters.js';
import { indexes } from '../../../support/differential/indexes.js';
import { totalSorts } from '../../../support/differential/orders.js';
import { bodies } from '../../../support/differential/values.js';
import { given, idsOf, namespace, notes, openTestEngine, plain, query } from './open-test-engine.js';

const collections = fc.record({
  documents: fc.array(bodies, { minLength: 1, maxLength: 25 }),
  specs: fc.array(indexes, { minLength: 1, maxLength: 4 }),
  indexFirst: fc.boolean(),
  questions: fc.array(fc.record({ filter: filters, sort: totalSorts, skip: fc.nat(3), limit: fc.nat(6) }), {
    minLength: 4,
    maxLength: 12,
  }),
});

async function unlessRefused(work: Promise<unknown>): Promise<void> {
  await work.catch((error: unknown) => {
    if (!(error instanceof MongoError)) throw error;
  });
}

function specOf(given: Document, at: number): IndexSpec {
  return { ...given, name: `index_${at}`, key: given.key as KeyPattern };
}

describe('an index', () => {
  it('gives the same answers, in the same order, as reading all documents', async () => {
    const run = fc.asyncProperty(collections, async ({ documents, specs, indexFirst, questions }) => {
      const { engine, end } = await openTestEngine();
      try {
        const createIndexes = async (): Promise<void> => {
          for (const [at, spec] of specs.entries())
            await unlessRefused(engine.createIndexes(namespace, [specOf(spec, at)]));
        };
        await engine.write((state) => state.createCollection(namespace.database, namespace.name));
        if (indexFirst) await createIndexes();
        for (const [_id, document] of documents.entries()) {
          await unlessRefused(
            engine.write((state) => {
              state.insert(notes(state), given({ ...document, _id }));
            }),
          );
        }
        if (!indexFirst) await createIndexes();
        for (const { filter, sort, skip, limit } of questions) {
          const order = sort as KeyPattern;
          const outcome = (hinted: boolean): unknown =>
            engine.read((state) => {
              const wanted = query(filter, { sort: order, skip, limit, ...(hinted && { hint: { $natural: 1 } }) });
              try {
                return {
                  ids: idsOf(state, wanted),
                  count: state.count(notes(state), query(filter, hinted ? { hint: { $natural: 1 } } : {})),
                };
              } catch (error) {
                if (error instanceof MongoError) return error.codeName;
                throw error;
              }
            });
          expect(outcome(false)).toEqual(outcome(true));
        }
      } finally {
        await end();
      }
    });
    await fc.assert(run, { numRuns: Number(process.env.PROPERTY_RUNS ?? 60) });
  }, 300_000);

  it('holds exactly the entries of the documents after any changes', async () => {
    const changes = fc.array(
      fc.record({ kind: fc.constantFrom('insert', 'replace', 'remove'), _id: fc.nat(6), body: bodies }),
      { minLength: 5, maxLength: 30 },
    );
    const run = fc.asyncProperty(fc.array(indexes, { minLength: 1, maxLength: 3 }), changes, async (specs, steps) => {
      const { engine, end } = await openTestEngine();
      try {
        for (const [at, spec] of specs.entries())
          await unlessRefused(engine.createIndexes(namespace, [specOf(spec, at)]));
        for (const { kind, _id, body } of steps) {
          await unlessRefused(
            engine.write((state) => {
              const before = state.get(notes(state), _id);
              const after = given({ ...body, _id });
              if (before === undefined || kind === 'insert') state.insert(notes(state), after);
              else if (kind === 'replace') state.replace(notes(state), { before, after });
              else state.remove(notes(state), before);
            }),
          );
        }
        const [kept, sizes] = engine.read((state) => [
          Array.from(state.find(notes(state), query({})), (document) => document.document),
          state.stats(notes(state)),
        ]);
        const rebuilt = await openTestEngine();
        const listed = engine.read((state) => notes(state).indexes.slice(1));
        await rebuilt.engine.createIndexes(namespace, listed);
        await rebuilt.engine.write((state) => {
          for (const document of kept) state.insert(notes(state), given(document));
        });
        expect(rebuilt.engine.read((state) => state.stats(notes(state)))).toEqual(sizes);
        for (const { name } of listed) {
          const all = (state: Parameters<typeof idsOf>[0]): unknown[] =>
            idsOf(state, query({}, { hint: name })).map(plain);
          expect(engine.read(all)).toEqual(rebuilt.engine.read(all));
        }
        await rebuilt.end();
      } finally {
        await end();
      }
    });
    await fc.assert(run, { numRuns: Number(process.env.PROPERTY_RUNS ?? 40) });
  }, 300_000);
});
