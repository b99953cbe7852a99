import type { z } from 'zod';
import type { AuditLog } from '../../audit/index.js';
import type { Transact } from '../../platform/database/transactions.js';
import { AppError } from '../../platform/errors.js';
import { decodeCursor, toPage, type Page } from '../../platform/http/pagination.js';
import type { Viewer } from '../../platform/http/permissions.js';
import type { Notice } from './notice.js';
import { noticeCursor, type listNoticesQuery } from './notice-schemas.js';
import type { NoticeStore } from './notice-store.js';

export interface ReadNoticesDeps {
  readonly noticeStore: Pick<NoticeStore, 'list' | 'findById'>;
  readonly auditLog: AuditLog;
  readonly transact: Transact;
}

/** One page of notices, the oldest first. Throws `invalid_cursor`. */
export async function listNotices(
  { noticeStore }: Pick<ReadNoticesDeps, 'noticeStore'>,
  { state, limit, cursor }: z.output<typeof listNoticesQuery>,
): Promise<Page<Notice>> {
  const after = decodeCursor(noticeCursor, cursor)?.id ?? null;
  return toPage(await noticeStore.list(state, { after, limit: limit + 1 }), limit, ({ id }) => ({ id }));
}

/** A notice with the name and address of who sent it, which the audit log is told. Throws `not_found`. */
export async function readNotice(
  { noticeStore, auditLog, transact }: ReadNoticesDeps,
  viewer: Viewer,
  id: string,
): Promise<Notice> {
  return transact(async () => {
    const notice = await noticeStore.findById(id);
    if (notice === null) throw new AppError('not_found');
    await auditLog.record({
      actor: { type: 'account', id: viewer.id },
      act: 'notice.viewed',
      subject: { type: 'notice', id },
      details: { reference: notice.reference },
    });
    return notice;
  });
}
