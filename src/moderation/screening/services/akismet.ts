import type { AkismetService } from '../../../config/screening-services.js';
import { NOTHING, verdictOn, type ScreenedRevision } from '../phase.js';
import type { ServiceAdapter } from './service-adapter.js';

/** Akismet asks for the reader's network address, which this service does not hand on. */
const NOBODYS_ADDRESS = '127.0.0.1';

/** Akismet's `comment-check`: spam or not, and whether so plainly that nobody need look. */
export function akismetAdapter({ name, apiKey, site, onBlatant }: AkismetService): ServiceAdapter {
  return {
    requestOf: (revision) => ({
      headers: { 'Content-Type': 'application/x-www-form-urlencoded; charset=UTF-8' },
      body: new URLSearchParams({ api_key: apiKey, blog: site, ...fieldsOf(revision, site) }).toString(),
    }),
    resultOf: ({ headers, body }) => {
      const said = body.trim();
      if (said === 'false') return NOTHING;
      if (said !== 'true') throw new Error('Akismet did not say true or false.');
      const isBlatant = headers['x-akismet-pro-tip'] === 'discard';
      const details = { service: name, label: isBlatant ? 'blatant spam' : 'spam' };
      const found = { code: 'service.found', score: isBlatant ? 1 : 0.8, spans: [], details } as const;
      return verdictOn([found], isBlatant ? onBlatant : 'hold');
    },
  };
}

function fieldsOf({ article, parentId, text }: ScreenedRevision, site: string) {
  return {
    user_ip: NOBODYS_ADDRESS,
    comment_type: parentId === null ? 'comment' : 'reply',
    comment_content: text,
    blog_charset: 'UTF-8',
    ...(article === null ? {} : { permalink: new URL(`/articles/${article.slug}`, site).href }),
  };
}
