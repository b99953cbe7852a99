import { MongoError } from '../../errors.js';
import { isPlainObject } from '../values.js';
import { bucket } from './bucket.js';
import { facet } from './facet.js';
import { group, sortByCount } from './group.js';
import { lookup, unionWith } from './lookup.js';
import * as simple from './simple-stages.js';
import type { PipelineContext, Stage, StageMaker } from './stage.js';
import { unwind } from './unwind.js';

const stages: ReadonlyMap<string, StageMaker> = new Map<string, StageMaker>([
  ['$match', simple.match],
  ['$sort', simple.sort],
  ['$skip', simple.skip],
  ['$limit', simple.limit],
  ['$count', simple.count],
  ['$project', simple.project],
  ['$addFields', simple.addFields],
  ['$set', simple.addFields],
  ['$unset', simple.unset],
  ['$replaceRoot', simple.replaceRoot],
  ['$replaceWith', simple.replaceWith],
  ['$sample', simple.sample],
  ['$group', group],
  ['$sortByCount', sortByCount],
  ['$bucket', bucket],
  ['$unwind', unwind],
  ['$lookup', lookup],
  ['$unionWith', unionWith],
  ['$facet', facet],
]);

const MAX_STAGES = 1000;

/** One stage as `[name, operand]`. */
export type StageSpec = readonly [name: string, operand: unknown];

/**
 * Reads a pipeline's outer form.
 * @throws MongoError where it isn't an array of documents with one known stage each.
 */
export function stageSpecs(pipeline: unknown): StageSpec[] {
  if (!Array.isArray(pipeline)) throw new MongoError('TypeMismatch', "'pipeline' option must be specified as an array");
  if (pipeline.length > MAX_STAGES) {
    throw new MongoError('Location5054701', `Pipeline length must be no longer than ${MAX_STAGES} stages`);
  }
  return pipeline.map((stage: unknown) => {
    if (!isPlainObject(stage)) throw new MongoError('TypeMismatch', 'Each element of the pipeline must be an object');
    const [spec, more] = Object.entries(stage);
    if (spec === undefined || more !== undefined) {
      throw new MongoError('Location40323', 'A pipeline stage specification object must contain exactly one field.');
    }
    if (!stages.has(spec[0])) {
      throw new MongoError('Location40324', `Unrecognized pipeline stage name: '${spec[0]}'`);
    }
    return spec;
  });
}

/** Compiles a pipeline: everything is checked before the first document is asked for. */
export function compilePipeline(pipeline: unknown, context: PipelineContext): Stage {
  return chain(stageSpecs(pipeline), context);
}

/** Compiles stages that were read before. */
export function chain(specs: readonly StageSpec[], context: PipelineContext): Stage {
  const compiled = specs.map(([name, operand]) => {
    const make = stages.get(name);
    if (make === undefined) throw new MongoError('Location40324', `Unrecognized pipeline stage name: '${name}'`);
    return make(operand, context);
  });
  return (documents) => compiled.reduce((input, stage) => stage(input), documents);
}
