import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Engine, IndexSpec, KeyPattern } from '../../../../src/platform/embedded-mongodb/engine/index.js';
import { MongoError } from '../../../../src/platform/embedded-mongodb/errors.js';
import { decode, encode, type Document } from '../../../../src/platform/embedded-mongodb/protocol/bson.js';
import { filters } from '../../../support/differential/filters.js';
import { indexes } from '../../../support/differential/indexes.js';
import { totalSorts } from '../../../support/differential/orders.js';
import { bodies } from '../../../support/differential/values.js';
import { aimedQuestions, smallDocuments, smallIndexes } from './indexable.js';
import { given, idsOf, insert, namespace, notes, openTestEngine, plain, query } from './open-test-engine.js';

interface Scenario {
  readonly documents: readonly Document[];
  readonly specs: readonly Document[];
  readonly indexFirst: boolean;
  readonly questions: readonly Question[];
}

interface Question {
  readonly filter: Document;
  readonly sort: Document;
  readonly skip: number;
  readonly limit: number;
}

const amounts = { skip: fc.nat(3), limit: fc.nat(6) };

const anything: fc.Arbitrary<Scenario> = fc.record({
  documents: fc.array(bodies, { minLength: 1, maxLength: 25 }),
  specs: fc.array(indexes, { minLength: 1, maxLength: 4 }),
  indexFirst: fc.boolean(),
  questions: fc.array(fc.record({ filter: filters, sort: totalSorts, ...amounts }), { minLength: 4, maxLength: 12 }),
});

const indexable: fc.Arbitrary<Scenario> = fc.array(smallIndexes, { minLength: 1, maxLength: 3 }).chain((specs) =>
  fc.record({
    documents: fc.array(smallDocuments, { minLength: 1, maxLength: 15 }),
    specs: fc.constant(specs),
    indexFirst: fc.boolean(),
    questions: fc.array(
      fc.tuple(aimedQuestions(specs), fc.record(amounts)).map(([question, amount]) => ({ ...question, ...amount })),
      { minLength: 20, maxLength: 40 },
    ),
  }),
);

async function unlessRefused(work: Promise<unknown>): Promise<void> {
  await work.catch((error: unknown) => {
    if (!(error instanceof MongoError)) throw error;
  });
}

function specOf(spec: Document, at: number): IndexSpec {
  const typed =
    spec.partialFilterExpression === undefined ? {} : decode(encode(spec.partialFilterExpression as Document));
  const partial = spec.partialFilterExpression === undefined ? {} : { partialFilterExpression: typed };
  return { ...spec, ...partial, name: `index_${at}`, key: spec.key as KeyPattern };
}

async function createIndexes(engine: Engine, specs: readonly Document[]): Promise<void> {
  for (const [at, spec] of specs.entries()) await unlessRefused(engine.createIndexes(namespace, [specOf(spec, at)]));
}

async function fill(engine: Engine, { documents, specs, indexFirst }: Scenario): Promise<void> {
  await engine.write((state) => state.createCollection(namespace.database, namespace.name));
  if (indexFirst) await createIndexes(engine, specs);
  for (const [_id, document] of documents.entries()) await unlessRefused(insert(engine, { ...document, _id }));
  if (!indexFirst) await createIndexes(engine, specs);
}

/** What a question gives by the chosen plan, or by reading all documents. */
function answer(engine: Engine, { filter, sort, skip, limit }: Question, plain: boolean): unknown {
  const hint = plain ? { hint: { $natural: 1 } } : {};
  return engine.read((state) => {
    try {
      const ids = idsOf(state, query(filter, { sort, skip, limit, ...hint }));
      const unordered = idsOf(state, query(filter, hint)).sort();
      return { ids, unordered, count: state.count(notes(state), query(filter, hint)) };
    } catch (error) {
      if (error instanceof MongoError) return error.codeName;
      throw error;
    }
  });
}

describe('an index', () => {
  it.each([
    ['anything', anything, 40],
    ['what it helps with', indexable, 60],
  ])(
    'gives the same answers, in the same order, as reading all documents: %s',
    async (_kind, scenarios, runs) => {
      const run = fc.asyncProperty(scenarios, async (scenario) => {
        const { engine, end } = await openTestEngine();
        await fill(engine, scenario);
        for (const question of scenario.questions) {
          expect(answer(engine, question, false)).toEqual(answer(engine, question, true));
        }
        await end();
      });
      await fc.assert(run, { numRuns: Number(process.env.PROPERTY_RUNS ?? runs) });
    },
    300_000,
  );

  it.each([true, false])('on a place in an array is no answer to what is missing (first: %s)', async (indexFirst) => {
    const documents = [{ b: [{}] }, {}, { b: [1] }];
    const { engine, end } = await openTestEngine();
    await fill(engine, { documents, specs: [{ key: { 'b.0': 1 } }], indexFirst, questions: [] });
    const amount = { sort: {}, skip: 0, limit: 0 };
    for (const filter of [
      { 'b.0': null },
      { 'b.0': { $in: [null, 1] } },
      { 'b.0': { $exists: false } },
      { 'b.0': 1 },
    ]) {
      expect(answer(engine, { filter, ...amount }, false)).toEqual(answer(engine, { filter, ...amount }, true));
    }
    await end();
  });

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
