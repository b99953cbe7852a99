import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { Types } from 'mongoose';
import { pino } from 'pino';
import { createContext } from '../../../src/context.js';
import { decideCase } from '../../../src/moderation/index.js';
import { reverseDecision } from '../../../src/moderation/decisions/reverse-decision.js';
import { connectDatabase } from '../../../src/platform/database/connection.js';
import type { Viewer } from '../../../src/platform/http/permissions.js';
import { openNewsroom, type CaseJson, type Newsroom } from '../../support/newsroom.js';
import { openSeveredLine, type SeveredLine } from '../../support/severed-line.js';

let newsroom: Newsroom;
let line: SeveredLine;

beforeAll(async () => {
  newsroom = await openNewsroom();
  line = await openSeveredLine(newsroom.service.config.mongodbUri ?? '');
});
afterAll(async () => {
  await line.stop();
  await newsroom.stop();
});

type Features = ReturnType<typeof createContext>['features'];

/** Does `work` in a process of its own, as it were: when the line is cut, all that it knew and waited for is gone. */
async function inProcess(work: (features: Features) => Promise<unknown>): Promise<void> {
  const { config, context } = newsroom.service;
  const connection = await connectDatabase(line.uri, context.connection.name);
  const { features } = createContext({ config, connection, logger: pino({ level: 'silent' }) });
  const ended = work(features).then(
    () => 'done',
    (error: unknown) => error,
  );
  await Promise.race([ended, line.cut()]);
  await connection.close(true);
}

const editor = (): Viewer => ({ id: newsroom.editor.account.id, role: 'editor', sections: null });

const remove = (subject: CaseJson) => (features: Features) =>
  decideCase(features, editor(), {
    caseId: subject.id,
    version: subject.version,
    action: 'remove',
    reason: 'spam',
    note: 'seen before',
    explanation: 'It advertises.',
    sanction: { kind: 'premoderation', days: 7, note: null },
  });

/** All that a decision changes, without its ids and times. */
async function outcome({ id, commentId }: CaseJson) {
  const { connection } = newsroom.service.context;
  const [caseId, comment] = [new Types.ObjectId(id), new Types.ObjectId(commentId)];
  const found = (name: string, filter: object) => connection.collection(name).find(filter).sort({ _id: 1 }).toArray();
  const values = async (name: string, filter: object, ...fields: string[]) =>
    (await found(name, filter)).map((document) => fields.map((field): unknown => document[field]));
  const [before] = await found('comments', { _id: comment });
  const flags = await found('flags', { commentId: comment });
  const accountId: unknown = before?.authorId;
  return {
    status: before?.status as unknown,
    published: await values('commentCounts', { _id: before?.articleId as unknown }, 'published'),
    cases: await values('moderationCases', { _id: caseId }, 'state', 'version'),
    decisions: await values('decisions', { caseId }, 'action', 'reversalNote'),
    flags: flags.map((flag): unknown => flag.outcome),
    reporters: await values('reporters', { _id: { $in: flags.map((flag): unknown => flag.reporterId) } }, 'upheld'),
    sanctions: (await values('sanctions', { accountId }, 'liftedAt')).map(([at]) => at !== null),
    acts: await values(
      'auditEntries',
      { $or: [{ 'details.caseId': id }, { 'subject.id': { $in: [id, commentId] } }] },
      'act',
    ),
    notifications: (await found('notifications', { accountId })).length,
    outbox: (await found('outbox', { accountId })).length,
  };
}

/** Cuts the line before each command in turn; returns how often `act` was done all the same. */
async function crashEverywhere(commands: number, prepare: () => Promise<Crash>): Promise<number> {
  let done = 0;
  let crash = await prepare();
  for (let step = 0; step < commands; step += 1) {
    line.cutAfter(step);
    await inProcess(crash.act);
    line.mend();
    const after = await outcome(crash.subject);
    const isDone = JSON.stringify(after) !== JSON.stringify(crash.before);
    expect([step, after]).toEqual([step, isDone ? crash.whole : crash.before]);
    if (!isDone) continue;
    done += 1;
    crash = await prepare();
  }
  return done;
}

interface Crash {
  readonly subject: CaseJson;
  readonly act: (features: Features) => Promise<unknown>;
  readonly before: object;
  readonly whole: object;
}

/** A decision and its author's notices, of which there are two: of the removal, and of what follows. */
const NOTICES = 2;

// Dozens of connections are opened and closed.
jest.setTimeout(120_000);

describe('a process that dies at any command of', () => {
  it('a decision with a sanction has made all of it or nothing', async () => {
    const first = await newsroom.reported(['spam', 'hate']);
    await inProcess(remove(first));
    const commands = line.commands.length;
    const whole = await outcome(first);
    line.mend();
    expect(whole).toMatchObject({ status: 'removed', decisions: [['remove', null]], notifications: NOTICES });
    const done = await crashEverywhere(commands, async () => {
      const subject = await newsroom.reported(['spam', 'hate']);
      return { subject, act: remove(subject), before: await outcome(subject), whole };
    });
    // After the commit, if something is written there at all.
    expect(done).toBeLessThan(5);
  });

  it('a reversal has made all of it or nothing', async () => {
    const decided = async () => {
      const subject = await newsroom.reported(['spam', 'hate']);
      await inProcess(remove(subject));
      const file = (await newsroom.caseOf(subject.commentId)) as CaseJson & { decisions: readonly { id: string }[] };
      return { subject, decisionId: file.decisions[0]?.id ?? '' };
    };
    const reversal = (decisionId: string) => (features: Features) =>
      reverseDecision(features, editor(), { decisionId, note: 'Too hasty.' });
    const first = await decided();
    line.mend();
    await inProcess(reversal(first.decisionId));
    const commands = line.commands.length;
    const whole = await outcome(first.subject);
    line.mend();
    expect(whole).toMatchObject({ status: 'published', decisions: [['remove', 'Too hasty.']], notifications: 0 });
    const done = await crashEverywhere(commands, async () => {
      const { subject, decisionId } = await decided();
      return { subject, act: reversal(decisionId), before: await outcome(subject), whole };
    });
    expect(done).toBeLessThan(5);
  });
});
