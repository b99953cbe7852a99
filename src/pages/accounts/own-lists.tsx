import type { ComponentChildren } from 'preact';
import { listOwnComments, presentOwn, type CommentStore, type PresentOwnDeps } from '../../comments/index.js';
import { listOwnFlags, type FlagStore } from '../../flags/index.js';
import {
  describeDecisions,
  listOwnDecisions,
  type DescribeDecisionsDeps,
  type OwnDecisionsDeps,
} from '../../moderation/index.js';
import type { Page } from '../../platform/http/pagination.js';
import { words } from '../layout/words.js';
import { describeFlags, type DescribeFlagsDeps } from './describe-flags.js';
import { OwnComments } from './own-comments.js';
import { OwnDecisions } from './own-decisions.js';
import { OwnFlags } from './own-flags.js';

export type OwnListsDeps = PresentOwnDeps &
  OwnDecisionsDeps &
  DescribeDecisionsDeps &
  DescribeFlagsDeps & {
    readonly commentStore: Pick<CommentStore, 'listByAuthor'>;
    readonly flagStore: Pick<FlagStore, 'listByReporter'>;
  };

interface Wanted {
  readonly limit: number;
  readonly cursor: string | undefined;
}

interface Listed {
  /** The list, or that there is nothing. */
  readonly shown: ComponentChildren;
  readonly nextCursor: string | null;
}

/** One page of each list of what a reader did here. All throw `invalid_cursor`. */
export const OWN_LISTS = { comments, flags, decisions } as const;
export type OwnList = keyof typeof OWN_LISTS;

async function comments(deps: OwnListsDeps, id: string, wanted: Wanted): Promise<Listed> {
  const page = await listOwnComments(deps, { authorId: id, ...wanted });
  return listed(page, <OwnComments comments={await presentOwn(deps, page.items)} />);
}

async function flags(deps: OwnListsDeps, id: string, wanted: Wanted): Promise<Listed> {
  const page = await listOwnFlags(deps, id, wanted);
  return listed(page, <OwnFlags flags={await describeFlags(deps, page.items)} />);
}

async function decisions(deps: OwnListsDeps, id: string, wanted: Wanted): Promise<Listed> {
  const page = await listOwnDecisions(deps, id, wanted);
  return listed(page, <OwnDecisions decisions={await describeDecisions(deps, id, page.items)} />);
}

function listed({ items, nextCursor }: Page<unknown>, list: ComponentChildren): Listed {
  return { shown: items.length === 0 ? <p>{words('account-nothing')}</p> : list, nextCursor };
}
