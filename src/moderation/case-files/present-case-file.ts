import type { Account } from '../../accounts/index.js';
import type { Revision } from '../../comments/index.js';
import { presentFlag, type Flag } from '../../flags/index.js';
import { presentAppealToEditor } from '../appeals/present-appeal.js';
import { presentCase } from '../cases/present-case.js';
import type { Decision } from '../decisions/decision.js';
import { presentDecision } from '../decisions/present-decision.js';
import { presentNoticeInFile } from '../notices/notice-schemas.js';
import type { CaseFile } from './read-case-file.js';
import { shortened } from './read-score.js';

/** A case read alone. Its signals are those of the current revision. */
export function presentCaseFile(file: CaseFile, now: Date) {
  const { flags, people, revisions, decisions, appeals, notices, waitingFor } = file;
  return {
    ...presentCase(file, now),
    flags: flags.map((flag) => presentFlagToEditor(flag, people)),
    signals: revisions.at(-1)?.signals ?? [],
    revisions: revisions.map(presentRevision),
    decisions: decisions.map((decision) => presentDecisionToEditor(decision, people)),
    appeals: appeals.map((appeal) => presentAppealToEditor(appeal, people.get(appeal.appellantId), waitingFor)),
    notices: notices.map(presentNoticeInFile),
    author: presentAuthor(file),
    score: presentScore(file),
    coordinatedFlags: presentGroup(file),
  };
}

function presentScore({ score: { probability, priority, flags, parts } }: CaseFile) {
  return { probability, priority, flags, parts: shortened(parts) };
}

function presentGroup({ score: { coordinatedFlags: found }, people }: CaseFile) {
  if (found === null) return null;
  const group = found.group.map((id) => presentName(people.get(id)));
  return { ...found, reporters: group.length, group };
}

function presentRevision({ revision, bodyHtml, createdAt, signals }: Revision) {
  return { revision, bodyHtml, createdAt, signals };
}

function presentFlagToEditor(flag: Flag, people: CaseFile['people']) {
  return { ...presentFlag(flag), reporter: presentName(people.get(flag.reporterId)) };
}

function presentDecisionToEditor(decision: Decision, people: CaseFile['people']) {
  return { ...presentDecision(decision), editor: presentName(people.get(decision.decidedBy)) };
}

function presentAuthor({ subject, people, history }: CaseFile) {
  const author = people.get(subject.authorId);
  if (author === undefined) return null;
  return { id: author.id, displayName: author.displayName, createdAt: author.createdAt, ...history };
}

function presentName(account: Account | undefined) {
  return account === undefined ? null : { id: account.id, displayName: account.displayName };
}
