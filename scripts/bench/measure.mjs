// Rounds of load on each site and on the reference, in turn, so that the machine's moods hit them alike.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { applyLoad, joined } from './load.mjs';
import { takeSample } from './sample.mjs';

/** @typedef {import('./load.mjs').Round} Round */
/** @typedef {import('./scenarios.mjs').Scenario} Scenario */
/** @typedef {import('./site.mjs').Site} Site */
/** @typedef {{ site: Site, service: Round[], reference: Round[] }} SiteRounds */
/** @typedef {{ scenario: Scenario, sites: SiteRounds[] }} Measured */
/** @typedef {{ rounds: number, seconds: number }} Extent */
/** @typedef {{ origin: string, answer: (path: string, sample: import('./sample.mjs').Sample) => Promise<void>, close: () => void }} Reference */

const CONNECTIONS = 10;

/** @returns {Promise<Reference>} */
export async function startReference() {
  const child = fork(fileURLToPath(new URL('reference.mjs', import.meta.url)));
  const message = /** @type {[string]} */ (await once(child, 'message'));
  const origin = message[0];
  return {
    origin,
    answer: async (path, sample) => {
      child.send({ path, sample });
      await once(child, 'message');
    },
    close: () => child.disconnect(),
  };
}

/**
 * @param {Scenario} scenario @param {{ sites: readonly Site[], reference: Reference, extent: Extent }} stage
 * @returns {Promise<Measured>}
 */
export async function measure(scenario, { sites, reference, extent }) {
  const lanes = [];
  for (const site of sites) lanes.push(await openLane(scenario, site, reference));
  for (const lane of lanes) {
    await lane.onService(extent.seconds);
    await lane.onReference(extent.seconds);
  }
  const results = lanes.map((lane) => ({
    lane,
    service: /** @type {Round[]} */ ([]),
    reference: /** @type {Round[]} */ ([]),
  }));
  for (let round = 0; round < extent.rounds; round += 1) {
    // The other way round each time: who comes second may find a warmer or a busier machine.
    for (const { lane, service, reference: bare } of round % 2 === 0 ? results : results.toReversed()) {
      service.push(await lane.onService(extent.seconds));
      bare.push(await lane.onReference(extent.seconds));
    }
  }
  return { scenario, sites: results.map(({ lane, ...rounds }) => ({ site: lane.site, ...rounds })) };
}

/** How one scenario is run on one site, and on the reference with the site's answers. @param {Scenario} scenario @param {Site} site @param {Reference} reference */
async function openLane(scenario, site, reference) {
  const next = scenario.requests(site);
  const nextOfReference = scenario.requests(site);
  const undo = scenario.undo?.(site);
  const path = `/${site.comments}/${encodeURIComponent(scenario.name)}`;
  const sample = await takeSample(site.origin, next());
  undo?.answered(Buffer.from(sample.body, 'base64').toString());
  await undo?.putBack();
  await reference.answer(path, sample);
  const onReference = { origin: reference.origin, next: () => ({ ...nextOfReference(), path }) };
  const onService = { origin: site.origin, next, ...(undo ? { answered: undo.answered } : {}) };
  return {
    site,
    onService: (/** @type {number} */ seconds) => run(scenario, { ...onService, seconds }, undo),
    // Always for a while: it is too fast for a number of requests to say much.
    onReference: (/** @type {number} */ seconds) => applyLoad({ ...onReference, connections: CONNECTIONS, seconds }),
  };
}

/**
 * @param {Scenario} scenario @param {Omit<import('./load.mjs').Load, 'connections'>} load
 * @param {import('./scenarios.mjs').Undo} [undo]
 */
async function run({ amount, bursts = 1 }, load, undo) {
  const rounds = [];
  for (let burst = 0; burst < bursts; burst += 1) {
    rounds.push(await applyLoad({ ...load, connections: CONNECTIONS, ...(amount === undefined ? {} : { amount }) }));
    await undo?.putBack();
  }
  return joined(rounds);
}
