/** Pages and articles as the API answers them. */
export interface PageJson<T> {
  readonly items: readonly T[];
  readonly nextCursor: string | null;
}

export interface ArticleJson {
  readonly commenting: string;
  readonly id: string;
  readonly slug: string;
  readonly commentCount: number;
}

/** A body for POST /articles: a made-up article, with `fields` in place of its own. */
export function articleOf(fields: Readonly<Record<string, unknown>>): object {
  return {
    headline: 'A made-up headline',
    standfirst: 'A standfirst.',
    body: '<p>A body.</p>',
    byline: { name: 'Imogen Sample', role: 'director' },
    section: 'health-management',
    ...fields,
  };
}
