import { z } from 'zod';
import { cleanArticleBody } from '../articles/index.js';
import { pageOf, pageQuery } from '../platform/http/pagination.js';
import { DOCUMENT_NAMES } from './document.js';

export const documentParams = z.strictObject({ name: z.enum(DOCUMENT_NAMES) });

export const readDocumentQuery = z.strictObject({ version: z.coerce.number().int().min(1).max(1_000_000).optional() });

export const listDocumentVersionsQuery = z.strictObject(pageQuery);

export const documentCursor = z.strictObject({ version: z.int().min(1) });

/** The same markup as an article may have. */
const body = z
  .string()
  .max(60_000)
  .transform(cleanArticleBody)
  .refine((html) => html !== '', 'Must have some text.');

export const changeDocumentBody = z.strictObject({
  version: z.int().min(1),
  effectiveFrom: z.iso
    .datetime()
    .transform((time) => new Date(time))
    .nullish(),
  title: z.string().trim().min(1).max(120),
  body,
});

export const documentAnswer = z
  .object({
    name: z.enum(DOCUMENT_NAMES),
    version: z.int(),
    title: z.string(),
    body: z.string().meta({ description: 'Clean HTML' }),
    effectiveFrom: z.iso.datetime().nullable(),
  })
  .meta({ id: 'Document' });

export const documentVersionAnswer = documentAnswer
  .extend({ effectiveFrom: z.iso.datetime(), changedBy: z.string(), changedAt: z.iso.datetime() })
  .meta({ id: 'DocumentVersion' });

export const documentVersionPageAnswer = pageOf(documentVersionAnswer);
