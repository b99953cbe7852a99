import { MongoError } from '../errors.js';
import type { Document } from '../protocol/bson.js';
import type { Variables } from './expressions.js';
import { chain, stageSpecs } from './pipeline/compile.js';

const ALLOWED = new Set(['$addFields', '$set', '$project', '$unset', '$replaceRoot', '$replaceWith']);

/**
 * Compiles the pipeline form of an update: stages that turn one document into one.
 * @throws MongoError `InvalidOptions` for any other stage.
 */
export function compileUpdatePipeline(
  pipeline: readonly unknown[],
  variables: Variables,
): (document: Document) => Document {
  const specs = stageSpecs(pipeline);
  for (const [name] of specs) {
    if (!ALLOWED.has(name))
      throw new MongoError('InvalidOptions', `${name} is not allowed to be used within an update`);
  }
  const run = chain(specs, { variables, read: noOtherCollection, compile: noOtherCollection });
  return (document) => {
    const [changed] = run([document]);
    return changed ?? document;
  };
}

function noOtherCollection(): never {
  throw new MongoError('InvalidOptions', 'An update pipeline reads no other collection.');
}
