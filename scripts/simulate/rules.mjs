// The service's rules, as built.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ROOT } from '../lib/prepare.mjs';

/**
 * @typedef {Pick<typeof import('../../src/moderation/evidence/evidence-settings.js'), 'evidenceSettings'>
 *   & Pick<typeof import('../../src/moderation/evidence/weigh-case.js'), 'weighCase'>
 *   & Pick<typeof import('../../src/moderation/evidence/hiding.js'), 'shouldHide'>
 *   & Pick<typeof import('../../src/moderation/evidence/reopening.js'), 'reopeningCause'>
 *   & Pick<typeof import('../../src/moderation/evidence/claim-order.js'), 'claimOrder'>
 *   & Pick<typeof import('../../src/moderation/evidence/coordinated-flags.js'), 'findCoordinatedFlags'>} Rules
 */

const FILES = ['evidence-settings', 'weigh-case', 'hiding', 'reopening', 'claim-order', 'coordinated-flags'];

/** @returns {Promise<Rules>} */
export async function loadRules() {
  const folder = join(ROOT, 'dist', 'moderation', 'evidence');
  /** @type {object[]} */
  const modules = await Promise.all(
    FILES.map((file) => /** @type {Promise<object>} */ (import(pathToFileURL(join(folder, `${file}.js`)).href))),
  );
  return /** @type {Rules} */ (modules.reduce((all, each) => ({ ...all, ...each }), {}));
}
