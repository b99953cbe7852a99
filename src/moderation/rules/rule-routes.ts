import { defineRoute, type Route } from '../../platform/http/route.js';
import { changeRules, type ChangeRulesDeps } from './change-rules.js';
import { listRuleVersions } from './list-rule-versions.js';
import type { PublishedRules, RuleSet } from './rule.js';
import {
  changeRulesBody,
  listRuleVersionsQuery,
  readRulesQuery,
  rulesAnswer,
  ruleVersionAnswer,
  ruleVersionPageAnswer,
} from './rule-schemas.js';
import type { RuleSetStore } from './rule-set-store.js';
import { rulesInForce, rulesOfVersion } from './rules-in-force.js';

export interface RuleRoutesDeps extends ChangeRulesDeps {
  readonly ruleSetStore: RuleSetStore;
}

/** What finished answers that show the rules are dropped by. */
export const RULES = 'rules';

export function ruleRoutes(deps: RuleRoutesDeps): readonly Route[] {
  return [readRoute(deps), changeRoute(deps), listVersionsRoute(deps)];
}

function readRoute(deps: RuleRoutesDeps): Route {
  return defineRoute({
    method: 'get',
    path: '/rules',
    summary: 'Read the community rules in force or in an earlier version, and the reasons that a flag can give',
    permission: 'rules.read',
    query: readRulesQuery,
    answers: { 200: rulesAnswer },
    errors: ['not_found'],
    cache: () => RULES,
    handle: async ({ query: { version } }) => {
      const read = version === undefined ? rulesInForce(deps, deps.clock.now()) : rulesOfVersion(deps, version);
      return { status: 200, body: presentRules(await read) };
    },
  });
}

function changeRoute(deps: RuleRoutesDeps): Route {
  return defineRoute({
    method: 'put',
    path: '/rules',
    summary: 'Make the next version of the community rules, at once or from a time on',
    permission: 'rules.write',
    limit: 'write',
    body: changeRulesBody,
    answers: { 200: ruleVersionAnswer },
    errors: ['rules_changed'],
    handle: async ({ viewer, body: { items: rules, effectiveFrom = null, ...rest } }) => {
      const changed = await changeRules(deps, { ...rest, rules, effectiveFrom, editorId: viewer.id });
      return { status: 200, body: presentVersion(changed) };
    },
  });
}

function listVersionsRoute(deps: RuleRoutesDeps): Route {
  return defineRoute({
    method: 'get',
    path: '/rules/versions',
    summary: 'List the versions of the community rules that editors have made, newest first',
    permission: 'rules.write',
    query: listRuleVersionsQuery,
    answers: { 200: ruleVersionPageAnswer },
    errors: ['invalid_cursor'],
    handle: async ({ query }) => {
      const { items, nextCursor } = await listRuleVersions(deps, query);
      return { status: 200, body: { items: items.map(presentVersion), nextCursor } };
    },
  });
}

function presentRules({ version, rules, flagReasons }: RuleSet) {
  return { items: rules, flagReasons, version };
}

function presentVersion({ effectiveFrom, changedBy, changedAt, ...rules }: PublishedRules) {
  return { ...presentRules(rules), effectiveFrom, changedBy, changedAt };
}
