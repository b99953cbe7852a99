import { z } from 'zod';
import { chooseInterests, interestsSchema, type AccountStore, type ChooseInterestsDeps } from '../../accounts/index.js';
import type { ArticleStore } from '../../articles/index.js';
import type { Clock } from '../../platform/clock.js';
import { AppError } from '../../platform/errors.js';
import { Box, Form } from '../layout/form.js';
import { words } from '../layout/words.js';
import { definePersonalPage, type AnyPage } from '../page.js';
import { sectionName } from '../reader/section-name.js';
import { AccountFrame, doneQuery } from './account-frame.js';

export type InterestsPageDeps = ChooseInterestsDeps & {
  readonly accountStore: ChooseInterestsDeps['accountStore'] & Pick<AccountStore, 'findById'>;
  readonly articleStore: Pick<ArticleStore, 'listTopics'>;
  readonly clock: Clock;
};

const PATH = '/account/interests';
/** What is offered comes from as many of the newest articles, and is no more than a form takes. */
const NEWEST = 500;
const MOST_OFFERED = 40;
const MOST_SECTIONS = 20;

/** A box's name says what it stands for. */
const PREFIX = 'interest.';
const fields = z.object({}).catchall(z.string());

/** Which sections and topics a reader wants to hear of. */
export function interestsPage(deps: InterestsPageDeps): AnyPage {
  return definePersonalPage({
    path: PATH,
    permission: 'own.write',
    limit: 'write',
    query: doneQuery,
    fields,
    show: async ({ viewer, csrfToken, refusal, query: { done } }) => {
      const account = await deps.accountStore.findById(viewer.id);
      const chosen = account?.interests ?? [];
      const { sections, tags } = await offered(deps, chosen);
      const title = words('interests-title');
      return {
        title,
        main: (
          <AccountFrame at={PATH} title={title} done={done === undefined ? null : words('interests-done')}>
            <p>{words('interests-text')}</p>
            <Form csrfToken={csrfToken} refusal={refusal} submit={words('choices-submit')}>
              <Topics kind="sections" topics={sections} chosen={chosen} nameOf={sectionName} />
              <Topics kind="tags" topics={tags} chosen={chosen} nameOf={(tag) => tag} />
            </Form>
          </AccountFrame>
        ),
      };
    },
    submit: async ({ viewer, form }) => {
      const ticked = Object.keys(form).filter((name) => name.startsWith(PREFIX));
      const interests = interestsSchema.safeParse(ticked.map((name) => name.slice(PREFIX.length)));
      if (!interests.success) throw new AppError('validation_failed');
      await chooseInterests(deps, viewer.id, interests.data);
      return { to: `${PATH}?done=interests` };
    },
  });
}

/** What articles are about, and what was chosen before, which would be lost otherwise. */
async function offered({ articleStore, clock }: InterestsPageDeps, chosen: readonly string[]) {
  const topics = await articleStore.listTopics(clock.now(), NEWEST);
  const sections = topics.sections.slice(0, MOST_SECTIONS);
  const kept = chosen.filter((interest) => !sections.includes(interest));
  const tags = [...new Set([...kept, ...topics.tags.filter((tag) => !sections.includes(tag))])];
  return { sections: sections.toSorted(), tags: tags.slice(0, MOST_OFFERED - sections.length).toSorted() };
}

interface TopicsProps {
  readonly kind: 'sections' | 'tags';
  readonly topics: readonly string[];
  readonly chosen: readonly string[];
  readonly nameOf: (topic: string) => string;
}

function Topics({ kind, topics, chosen, nameOf }: TopicsProps) {
  if (topics.length === 0) return null;
  return (
    <fieldset>
      <legend>{words(`interests-${kind}`)}</legend>
      <div class="topics">
        {topics.map((topic, nth) => (
          <Box
            id={`${kind}-${nth}`}
            name={`${PREFIX}${topic}`}
            label={nameOf(topic)}
            checked={chosen.includes(topic)}
          />
        ))}
      </div>
    </fieldset>
  );
}
