import { EJSON } from 'bson';
import type { Db } from 'mongodb';
import { answerOf, type Answer } from './answers.js';
import { knownDifference } from './known-differences.js';
import { COLLECTION, type Operation } from './operations.js';
import type { Scenario } from './scenarios.js';

/** The database under proof and the one it is compared with, both the test's own. */
export interface Pair {
  readonly tested: Db;
  readonly reference: Db;
  /** Whether the reference makes the same indexes; without them it has to scan. */
  readonly indexBoth: boolean;
}

const WHOLE_COLLECTION: Operation = {
  command: { find: COLLECTION, filter: {}, sort: { _id: 1 }, batchSize: 1_000 },
  order: 'promised',
  writes: false,
  atomic: true,
};

/**
 * Sets both databases up alike, sends each operation to both and compares the answers, and after each write the whole
 * collection. Throws at the first difference, with everything needed to do it again by hand. After an excused
 * difference, or an error that may have left a part done, the rest of the scenario is left out.
 */
export async function runScenario(pair: Pair, scenario: Scenario): Promise<void> {
  await clear(pair);
  const done: Operation[] = [];
  for (const operation of [...setUp(scenario), ...scenario.operations]) {
    done.push(operation);
    const answer = await compare(pair, operation, done);
    if (answer === 'excused' && operation.writes) return;
    if (answer === 'excused' || !operation.writes) continue;
    if (hasFailed(answer) && !operation.atomic) return;
    if ((await compare(pair, WHOLE_COLLECTION, done)) === 'excused') return;
  }
}

async function clear({ tested, reference }: Pair): Promise<void> {
  for (const database of [tested, reference]) {
    await Promise.all([database.dropCollection(COLLECTION), database.dropCollection('others')]);
  }
}

function setUp({ indexes, documents, others }: Scenario): Operation[] {
  const write = (command: Operation['command']): Operation => ({ command, order: 'none', writes: true, atomic: true });
  return [
    write({ create: COLLECTION }),
    ...indexes.map((index, position) =>
      write({ createIndexes: COLLECTION, indexes: [{ ...index, name: `index${position}` }] }),
    ),
    ...(documents.length === 0 ? [] : [write({ insert: COLLECTION, documents, ordered: false })]),
    ...(others.length === 0 ? [] : [write({ insert: 'others', documents: others })]),
  ];
}

async function compare(pair: Pair, operation: Operation, done: readonly Operation[]): Promise<Answer | 'excused'> {
  const contents = await pair.tested.collection(COLLECTION).find().toArray();
  const tested = await answerOf(pair.tested, operation);
  if ('createIndexes' in operation.command && !pair.indexBoth) return tested;
  const reference = await answerOf(pair.reference, operation);
  if (JSON.stringify(tested) === JSON.stringify(reference)) return tested;
  // Which of several faulty documents is met first is left open.
  if (!operation.atomic && hasFailed(tested) && hasFailed(reference)) return tested;
  const known = pair.indexBoth ? knownDifference({ operation, tested, reference, contents }) : undefined;
  if (known !== undefined) return known.harmless === true ? tested : 'excused';
  throw new Error(report(operation, { tested, reference }, done));
}

function hasFailed(answer: Answer): boolean {
  return 'errorCode' in answer || ('errors' in answer && (answer.errors as readonly string[]).length > 0);
}

interface Answers {
  readonly tested: Answer;
  readonly reference: Answer;
}

function report(operation: Operation, { tested, reference }: Answers, done: readonly Operation[]): string {
  return [
    'The answers differ.',
    'To do it again, send in turn:',
    ...done.map((step) => `  ${EJSON.stringify(step.command, { relaxed: false })}`),
    `Asked:     ${EJSON.stringify(operation.command, { relaxed: false })}`,
    `Tested:    ${JSON.stringify(tested, null, 1)}`,
    `Reference: ${JSON.stringify(reference, null, 1)}`,
  ].join('\n');
}
