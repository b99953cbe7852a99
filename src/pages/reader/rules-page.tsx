import { RULES, type RuleSet } from '../../moderation/index.js';
import { words } from '../layout/words.js';
import { definePublicPage, type AnyPage } from '../page.js';

export interface RulesPageDeps {
  /** The rules in force. */
  readonly readRules: () => Promise<RuleSet>;
}

/** The publisher's community rules, each at an address of its own within the page. */
export function rulesPage({ readRules }: RulesPageDeps): AnyPage {
  return definePublicPage({
    path: '/rules',
    cache: () => RULES,
    show: async () => {
      const { rules, version } = await readRules();
      return {
        title: words('rules-title'),
        description: words('rules-intro'),
        canonical: '/rules',
        main: (
          <div class="page narrow">
            <h1>{words('rules-title')}</h1>
            <p class="standfirst">{words('rules-intro')}</p>
            {rules.map(({ code, title, text }) => (
              <section id={code}>
                <h2>{title}</h2>
                <p>{text}</p>
              </section>
            ))}
            <section id="flags">
              <h2>{words('rules-flags-title')}</h2>
              <p>{words('rules-flags-text')}</p>
            </section>
            <p class="meta">{words('rules-version', { version })}</p>
          </div>
        ),
      };
    },
  });
}
