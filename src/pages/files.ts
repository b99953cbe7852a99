import { articleFeeds, type ArticleFeedsDeps } from './feeds/article-feeds.js';
import { commentFeed, type CommentFeedDeps } from './feeds/comment-feed.js';
import { robotsFile } from './feeds/robots.js';
import { sitemapFiles, type SitemapDeps } from './feeds/sitemap.js';
import type { AnyFile } from './file.js';

export type FilesDeps = ArticleFeedsDeps & CommentFeedDeps & SitemapDeps;

/** Everything that programs read beside the pages. */
export function files(deps: FilesDeps): readonly AnyFile[] {
  return [...articleFeeds(deps), commentFeed(deps), ...sitemapFiles(deps), robotsFile(deps)];
}
