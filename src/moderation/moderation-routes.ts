import type { Route } from '../platform/http/route.js';
import { appealRoutes, type AppealRoutesDeps } from './appeals/appeal-routes.js';
import { caseFileRoutes, type CaseFileRoutesDeps } from './case-files/case-file-routes.js';
import { caseRoutes, type CaseRoutesDeps } from './cases/case-routes.js';
import type { MuteReporterDeps } from './cases/mute-reporter.js';
import { muteRoutes } from './cases/mute-routes.js';
import { streamRoutes, type StreamRoutesDeps } from './cases/stream-routes.js';
import { decisionRoutes, type DecisionRoutesDeps } from './decisions/decision-routes.js';
import { noticeRoutes, type NoticeRoutesDeps } from './notices/notice-routes.js';
import { ruleRoutes, type RuleRoutesDeps } from './rules/rule-routes.js';
import { sanctionRoutes, type SanctionRoutesDeps } from './sanctions/sanction-routes.js';
import { previewRoutes } from './screening/preview/preview-routes.js';
import type { PreviewScreeningDeps } from './screening/preview/preview-screening.js';
import { wordRoutes, type WordRoutesDeps } from './screening/word-lists/word-routes.js';
import { settingsRoutes, type SettingsRoutesDeps } from './settings/settings-routes.js';
import { statisticsRoutes, type StatisticsRoutesDeps } from './statistics/statistics-routes.js';

export type ModerationRoutesDeps = RuleRoutesDeps &
  CaseRoutesDeps &
  MuteReporterDeps &
  StreamRoutesDeps &
  DecisionRoutesDeps &
  AppealRoutesDeps &
  NoticeRoutesDeps &
  CaseFileRoutesDeps &
  SanctionRoutesDeps &
  SettingsRoutesDeps &
  PreviewScreeningDeps &
  WordRoutesDeps &
  StatisticsRoutesDeps;

export function moderationRoutes(deps: ModerationRoutesDeps): readonly Route[] {
  return [
    ...ruleRoutes(deps),
    ...caseRoutes(deps),
    ...muteRoutes(deps),
    ...streamRoutes(deps),
    ...caseFileRoutes(deps),
    ...decisionRoutes(deps),
    ...appealRoutes(deps),
    ...noticeRoutes(deps),
    ...sanctionRoutes(deps),
    ...settingsRoutes(deps),
    ...previewRoutes(deps),
    ...wordRoutes(deps),
    ...statisticsRoutes(deps),
  ];
}
