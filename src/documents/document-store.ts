import type { Connection } from 'mongoose';
import { isDuplicateKey } from '../platform/database/database-errors.js';
import { AppError } from '../platform/errors.js';
import type { DocumentName, PublishedDocument } from './document.js';
import { documentModel } from './document-model.js';

interface VersionPage {
  /** Versions below this one; null for the newest. */
  readonly before: number | null;
  readonly limit: number;
}

/** The versions of documents that editors have made; the texts that Belowline comes with are not among them. */
export interface DocumentStore {
  /** The latest one that counts at `at`. */
  findInForce(name: DocumentName, at: Date): Promise<PublishedDocument | null>;
  findVersion(name: DocumentName, version: number): Promise<PublishedDocument | null>;
  /** Also one that counts only later. */
  findLatest(name: DocumentName): Promise<PublishedDocument | null>;
  /** The newest first. */
  list(name: DocumentName, page: VersionPage): Promise<readonly PublishedDocument[]>;
  /** Throws `document_changed` where this version exists. */
  insert(document: PublishedDocument): Promise<void>;
}

export function createDocumentStore(connection: Connection): DocumentStore {
  const model = documentModel(connection);
  return {
    findInForce: (name, at) =>
      model
        .findOne({ name, effectiveFrom: { $lte: at } }, { _id: 0 })
        .sort({ effectiveFrom: -1, version: -1 })
        .lean<PublishedDocument | null>()
        .exec(),
    findVersion: (name, version) =>
      model.findOne({ name, version }, { _id: 0 }).lean<PublishedDocument | null>().exec(),
    findLatest: (name) =>
      model.findOne({ name }, { _id: 0 }).sort({ version: -1 }).lean<PublishedDocument | null>().exec(),
    list: (name, { before, limit }) =>
      model
        .find({ name, ...(before === null ? {} : { version: { $lt: before } }) }, { _id: 0 })
        .sort({ version: -1 })
        .limit(limit)
        .lean<PublishedDocument[]>()
        .exec(),
    async insert(document) {
      try {
        await model.create(document);
      } catch (cause) {
        throw isDuplicateKey(cause) ? new AppError('document_changed', { cause }) : cause;
      }
    },
  };
}
