/** What the publisher tells its readers beside the community rules. */
export const DOCUMENT_NAMES = ['privacy', 'cookies'] as const;
export type DocumentName = (typeof DOCUMENT_NAMES)[number];

/** A document as readers see it. */
export interface PublisherDocument {
  readonly name: DocumentName;
  readonly version: number;
  readonly title: string;
  /** Clean HTML. */
  readonly body: string;
  /** Null for the text that Belowline comes with. */
  readonly effectiveFrom: Date | null;
}

/** A version that an editor made. Versions never change; a higher one never begins earlier. */
export interface PublishedDocument extends PublisherDocument {
  readonly effectiveFrom: Date;
  readonly changedBy: string;
  readonly changedAt: Date;
}
