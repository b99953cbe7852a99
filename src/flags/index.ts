export {
  FLAG_REASONS,
  type Flag,
  type FlagReason,
  type NotedFlag,
  type NoteFlag,
  type SettledOutcome,
  type WithdrawnFlags,
} from './flag.js';
export { flagRoutes, type FlagRoutesDeps } from './flag-routes.js';
export { flagAnswer, raiseFlagBody } from './flag-schemas.js';
export { createFlagStore, type FlagStore, type SettledBy } from './flag-store.js';
export { reconcileReporters, type ReconcileReportersDeps } from './reporters/reconcile-reporters.js';
export { createReporterStore, type ReporterStore } from './reporters/reporter-store.js';
export { firstRecord, type ReporterRecord, withoutSettled } from './reporters/reporter-record.js';
export { presentFlag } from './present-flag.js';
export {
  foreseeSettled,
  settleFlags,
  type ForeseeSettledDeps,
  type SettledFlags,
  type SettleFlagsDeps,
  type Settling,
} from './settle-flags.js';
export { overturnFlags, restoreFlags, type OverturnFlagsDeps } from './overturn-flags.js';
export { createOverturnedFlagStore } from './overturned-flag-store.js';
export { unsettleFlags, type UnsettleFlagsDeps } from './unsettle-flags.js';
export { createFlagImportStore } from './flag-import-store.js';
export { listOwnFlags } from './list-own-flags.js';
export { raiseFlag, type RaiseFlagDeps } from './raise-flag.js';
export { withdrawFlags, type WithdrawFlagsDeps } from './withdraw-flags.js';
