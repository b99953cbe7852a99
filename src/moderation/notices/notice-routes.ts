import { defineRoute, type Route } from '../../platform/http/route.js';
import { answerByHand, type AnswerByHandDeps } from './answer-by-hand.js';
import { fileNotice, type FileNoticeDeps } from './file-notice.js';
import {
  answerNoticeBody,
  fileNoticeBody,
  listNoticesQuery,
  noticeAnswer,
  noticePageAnswer,
  noticeParams,
  noticeReceipt,
  presentNotice,
  wholeNoticeAnswer,
} from './notice-schemas.js';
import type { NoticeStore } from './notice-store.js';
import { listNotices, readNotice, type ReadNoticesDeps } from './read-notices.js';

export interface NoticeRoutesDeps extends FileNoticeDeps, ReadNoticesDeps, AnswerByHandDeps {
  readonly noticeStore: NoticeStore;
}

export function noticeRoutes(deps: NoticeRoutesDeps): readonly Route[] {
  return [fileRoute(deps), listRoute(deps), readRoute(deps), answerRoute(deps)];
}

const fileRoute = (deps: FileNoticeDeps) =>
  defineRoute({
    method: 'post',
    path: '/notices',
    summary: 'Report illegal content; needs no account',
    description:
      'The answer is the same whether or not the place names a comment. A receipt, and later what became of it, go by mail.',
    permission: 'notice.file',
    limit: 'notice',
    body: fileNoticeBody,
    answers: { 201: noticeReceipt },
    handle: async ({ body: { name, email, goodFaith: _confirmed, ...rest } }) => {
      const { reference, createdAt } = await fileNotice(deps, { ...rest, name: name || null, email: email || null });
      return { status: 201, body: { reference, createdAt } };
    },
  });

const listRoute = (deps: ReadNoticesDeps) =>
  defineRoute({
    method: 'get',
    path: '/moderation/notices',
    summary: 'List notices of illegal content, the oldest first',
    permission: 'notice.read',
    query: listNoticesQuery,
    answers: { 200: noticePageAnswer },
    errors: ['invalid_cursor'],
    handle: async ({ query }) => {
      const { items, nextCursor } = await listNotices(deps, query);
      return { status: 200, body: { items: items.map(presentNotice), nextCursor } };
    },
  });

const readRoute = (deps: ReadNoticesDeps) =>
  defineRoute({
    method: 'get',
    path: '/moderation/notices/:id',
    summary: 'Read a notice with who sent it; each reading is an audit entry',
    permission: 'notice.read',
    params: noticeParams,
    answers: { 200: wholeNoticeAnswer },
    errors: ['not_found'],
    handle: async ({ viewer, params: { id } }) => ({ status: 200, body: await readNotice(deps, viewer, id) }),
  });

const answerRoute = (deps: AnswerByHandDeps) =>
  defineRoute({
    method: 'post',
    path: '/moderation/notices/:id/answer',
    summary: 'Answer a notice that names no comment; one that does is answered by the decision on it',
    permission: 'notice.read',
    limit: 'write',
    params: noticeParams,
    body: answerNoticeBody,
    answers: { 200: noticeAnswer },
    errors: ['not_found', 'notice_waits'],
    handle: async ({ viewer, params: { id }, body }) => ({
      status: 200,
      body: presentNotice(await answerByHand(deps, viewer, { id, ...body })),
    }),
  });
