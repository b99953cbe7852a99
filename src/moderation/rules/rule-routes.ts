import { defineRoute, type Route } from '../../platform/http/route.js';
import type { RuleSet } from './rule.js';
import { rulesAnswer } from './rule-schemas.js';

interface RuleRoutesDeps {
  readonly rules: RuleSet;
}

export function ruleRoutes({ rules: { version, rules, flagReasons } }: RuleRoutesDeps): readonly Route[] {
  return [
    defineRoute({
      method: 'get',
      path: '/rules',
      summary: 'Read the community rules, and the reasons that a flag can give',
      permission: 'rules.read',
      answers: { 200: rulesAnswer },
      cache: () => 'rules',
      handle: () => ({ status: 200, body: { items: rules, flagReasons, version } }),
    }),
  ];
}
