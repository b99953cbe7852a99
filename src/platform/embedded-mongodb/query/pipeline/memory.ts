import { calculateObjectSize } from 'bson';
import { MongoError } from '../../errors.js';
import type { Document } from '../../protocol/bson.js';

const MAX_BYTES = 100 * 1024 * 1024;

/** Counts what a stage that can't stream keeps in memory: 100 MB at the most, as in MongoDB without disk use. */
export class MemoryBudget {
  private used = 0;
  private readonly stage: string;

  constructor(stage: string) {
    this.stage = stage;
  }

  /** @throws MongoError 292 where the document is one too many. */
  take(document: Document): void {
    this.used += calculateObjectSize(document);
    if (this.used <= MAX_BYTES) return;
    const exceeded = `${this.stage} exceeded memory limit of ${MAX_BYTES} bytes`;
    throw new MongoError('QueryExceededMemoryLimitNoDiskUseAllowed', `${exceeded}. This server doesn't spill to disk.`);
  }
}
