import type { Cursor, DatabaseState, FindQuery } from '../engine/index.js';
import { MongoError } from '../errors.js';
import { encode, type Document } from '../protocol/bson.js';
import type { Reply } from '../protocol/reply.js';
import type { Variables } from '../query/expressions.js';
import { compileFilter } from '../query/filter.js';
import { chain, compilePipeline, stageSpecs, type StageSpec } from '../query/pipeline/compile.js';
import type { PipelineContext, SourceQuery } from '../query/pipeline/stage.js';
import { isPlainObject, numberIn } from '../query/values.js';
import type { ResultSource } from '../sessions/cursors.js';
import { firstBatch, wholeResult } from './batches.js';
import { defineCommand, type Call } from './command.js';
import * as field from './fields.js';
import { find, fullName, namespace, type Namespace } from './namespaces.js';
import { LiveState } from './live-state.js';
import { pushDown } from './push-down.js';
import { constants } from './read-commands.js';
import { timed, within } from './time-limit.js';

const aggregateFields = {
  pipeline: field.required(field.list),
  cursor: field.document,
  hint: field.hint,
  let: field.document,
  allowDiskUse: field.flag,
  bypassDocumentValidation: field.flag,
  collation: field.collation,
  explain: field.always(false),
};

export const aggregate = defineCommand({
  name: 'aggregate',
  inTransaction: true,
  fields: aggregateFields,
  run(fields, call, target) {
    if (fields.cursor === undefined) {
      throw new MongoError(
        'FailedToParse',
        "The 'cursor' option is required, except for aggregate with the explain argument",
      );
    }
    const { batchSize } = field.parseFields('aggregate.cursor', fields.cursor, { batchSize: field.amount });
    const place = namespace(call.database, target);
    const pipeline = new Pipeline(fields, call, place);
    return call.access.read((state): Reply => {
      const source = pipeline.open(state);
      return firstBatch(call, state, { source, namespace: fullName(place), batchSize });
    });
  },
});

/** A checked pipeline: what the engine does of it, and the stages that follow. */
class Pipeline {
  private readonly query: FindQuery;
  private readonly rest: readonly StageSpec[];
  private readonly context: PipelineContext;
  private readonly live = new LiveState();
  private readonly call: Call;
  private readonly place: Namespace;

  /** @throws MongoError for anything in it that isn't understood. */
  constructor(fields: field.Fields<typeof aggregateFields>, call: Call, place: Namespace) {
    this.call = call;
    this.place = place;
    const variables: Variables = constants(fields.let);
    this.context = { variables, read: (name, query) => this.read(name, query), compile: compilePipeline };
    const specs = stageSpecs(fields.pipeline);
    chain(specs, this.context);
    const { pushed, rest } = pushDown(specs);
    const predicate = compileFilter(pushed.filter, variables);
    const { hint } = fields;
    const query: FindQuery = {
      ...pushed,
      matches: (document) => predicate(document),
      ...(hint !== undefined && { hint }),
    };
    this.query = timed(query, call.deadline);
    this.rest = rest;
  }

  open(state: DatabaseState): ResultSource {
    const collection = find(state, this.place);
    const counted = countField(this.rest);
    if (counted !== undefined) {
      const count = collection === undefined ? 0 : state.count(collection, this.query);
      return wholeResult(count === 0 ? [] : [encode(counted(count))]);
    }
    const cursor = collection && state.open(collection, this.query);
    if (this.rest.length === 0) return cursor === undefined ? wholeResult([]) : this.stored(cursor);
    return this.computed(cursor);
  }

  private stored(cursor: Cursor): ResultSource {
    const { deadline } = this.call;
    return {
      get exhausted() {
        return cursor.exhausted;
      },
      *read(state) {
        for (const { raw } of within(cursor.read(state), deadline)) yield raw;
      },
    };
  }

  /** The stages keep their place between batches; only the state under them changes. */
  private computed(cursor: Cursor | undefined): ResultSource {
    const { live } = this;
    const documents = cursor === undefined ? [] : this.documents(cursor);
    const results = chain(this.rest, this.context)(documents)[Symbol.iterator]();
    let exhausted = false;
    return {
      get exhausted() {
        return exhausted;
      },
      *read(state) {
        live.begin(state);
        try {
          for (;;) {
            const { value, done } = results.next() as IteratorResult<Document, undefined>;
            exhausted = done === true;
            if (done === true) return;
            yield encode(value);
          }
        } finally {
          live.end();
        }
      },
    };
  }

  private *documents(cursor: Cursor): Iterable<Document> {
    for (const { document } of within(this.live.scan(cursor), this.call.deadline)) yield document;
  }

  private *read(name: string, { filter, sort, limit }: SourceQuery): Iterable<Document> {
    const { state } = this.live;
    const collection = find(state, { ...this.place, name });
    if (collection === undefined) return;
    const predicate = compileFilter(filter);
    const query: FindQuery = {
      filter,
      matches: (document) => predicate(document),
      ...(sort !== undefined && { sort }),
      ...(limit !== undefined && { limit }),
    };
    yield* this.documents(state.open(collection, timed(query, this.call.deadline)));
  }
}

/** The forms in which drivers count: `$count`, or a `$group` of everything with a sum of ones. */
function countField(rest: readonly StageSpec[]): ((count: number) => Document) | undefined {
  const [stage, more] = rest;
  if (stage === undefined || more !== undefined) return undefined;
  const [name, operand] = stage;
  if (name === '$count' && typeof operand === 'string') return (count) => ({ [operand]: count });
  if (name !== '$group' || !isPlainObject(operand)) return undefined;
  const { _id: id, ...fields } = operand;
  const [[field, sum] = ['', undefined], other] = Object.entries(fields);
  const constant = id === null || numberIn(id) !== undefined;
  const ones = isPlainObject(sum) && Object.keys(sum).length === 1 && Number(numberIn(sum.$sum)) === 1;
  if (!constant || !ones || other !== undefined) return undefined;
  return (count) => ({ _id: id as unknown, [field]: count });
}
