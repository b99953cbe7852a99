import type { AnyPage } from './page.js';
import { articlePage, type ArticlePageDeps } from './reader/article-page.js';
import { commentPage, type CommentPageDeps } from './reader/comment-page.js';
import { frontPages, type FrontPageDeps } from './reader/front-page.js';
import { rulesPage, type RulesPageDeps } from './reader/rules-page.js';

export type PagesDeps = FrontPageDeps & ArticlePageDeps & CommentPageDeps & RulesPageDeps;

/** Every page, in the order in which addresses are tried. */
export function pages(deps: PagesDeps): readonly AnyPage[] {
  return [...frontPages(deps), articlePage(deps), commentPage(deps), rulesPage(deps)];
}
