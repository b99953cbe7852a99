import type { AuditLog } from '../audit/index.js';
import type { AfterCommit, Transact } from '../platform/database/transactions.js';
import { AppError } from '../platform/errors.js';
import type { Article, DropPublic, NoteArticleMoved } from './article.js';
import type { ArticleChanges, ArticleStore } from './article-store.js';

export interface EditArticleDeps {
  readonly articleStore: Pick<ArticleStore, 'findBySlug' | 'change'>;
  readonly auditLog: AuditLog;
  readonly noteArticleMoved: NoteArticleMoved;
  readonly transact: Transact;
  readonly afterCommit: AfterCommit;
  readonly dropPublic: DropPublic;
}

interface EditArticleInput {
  readonly editorId: string;
  readonly slug: string;
  readonly changes: ArticleChanges;
}

/** Changes the fields that are given. Of two edits of one field at once, the later stands. Throws `not_found`. */
export function editArticle(deps: EditArticleDeps, { editorId, slug, changes }: EditArticleInput): Promise<Article> {
  return deps.transact(async () => {
    const before = await deps.articleStore.findBySlug(slug);
    if (before === null) throw new AppError('not_found');
    if (Object.keys(changes).length === 0) return before;
    const changed = await deps.articleStore.change(before.id, changes);
    if (changed === null) throw new AppError('not_found');
    await deps.auditLog.record({
      actor: { type: 'account', id: editorId },
      act: 'article.changed',
      subject: { type: 'article', id: changed.id },
      details: { slug, fields: Object.keys(changes) },
    });
    await deps.afterCommit(async () => {
      await deps.dropPublic(slug);
      if (changed.section !== before.section) await deps.noteArticleMoved(changed);
    });
    return changed;
  });
}
