import { Schema, type Connection, type Model, type Types } from 'mongoose';
import { COMMENTING, type Article, type Byline } from './article.js';

/** An article as it lies in the database. */
export interface StoredArticle extends Omit<Article, 'id' | 'byline'> {
  readonly _id: Types.ObjectId;
  /** One of before there were pictures has none. */
  readonly byline: Omit<Byline, 'picture'> & Partial<Pick<Byline, 'picture'>>;
}

const text = { type: String, default: '' };

const byline = new Schema(
  { name: { type: String, required: true }, role: text, organisation: text, picture: text },
  { _id: false },
);
const link = new Schema(
  { label: { type: String, required: true }, url: { type: String, required: true } },
  { _id: false },
);
const image = new Schema(
  { url: { type: String, required: true }, alt: text, caption: text, credit: text },
  { _id: false },
);

const schema = new Schema<StoredArticle>(
  {
    slug: { type: String, required: true },
    headline: { type: String, required: true },
    standfirst: text,
    body: { type: String, required: true },
    byline: { type: byline, required: true },
    section: { type: String, required: true },
    tags: { type: [String], required: true },
    publishedAt: { type: Date, required: true },
    commenting: { type: String, enum: COMMENTING, required: true },
    links: { type: [link], required: true },
    images: { type: [image], required: true },
  },
  { collection: 'articles', versionKey: false },
);

schema.index({ slug: 1 }, { unique: true });
schema.index({ publishedAt: -1, _id: -1 });
schema.index({ section: 1, publishedAt: -1, _id: -1 });
schema.index({ tags: 1, publishedAt: -1, _id: -1 });
schema.index({ section: 1, tags: 1, publishedAt: -1, _id: -1 });

export const articleModel = (connection: Connection): Model<StoredArticle> =>
  (connection.models.Article as Model<StoredArticle> | undefined) ?? connection.model<StoredArticle>('Article', schema);
