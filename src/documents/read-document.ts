import { AppError } from '../platform/errors.js';
import { DEFAULT_DOCUMENTS } from './default-documents.js';
import type { DocumentName, PublisherDocument } from './document.js';
import type { DocumentStore } from './document-store.js';

interface ReadDeps {
  readonly documentStore: Pick<DocumentStore, 'findInForce' | 'findVersion'>;
}

/** The document that counts at `at`: the one that Belowline comes with, until an editor makes another. */
export async function documentInForce(
  { documentStore }: ReadDeps,
  name: DocumentName,
  at: Date,
): Promise<PublisherDocument> {
  return (await documentStore.findInForce(name, at)) ?? DEFAULT_DOCUMENTS[name];
}

/** The document as it was in a version. Throws `not_found`. */
export async function documentOfVersion(
  { documentStore }: ReadDeps,
  name: DocumentName,
  version: number,
): Promise<PublisherDocument> {
  const first = DEFAULT_DOCUMENTS[name];
  const found = version === first.version ? first : await documentStore.findVersion(name, version);
  if (found === null) throw new AppError('not_found');
  return found;
}
