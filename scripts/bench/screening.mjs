// How long screening takes with one text, in this process: every phase that asks nobody, with the default settings.
import { join } from 'node:path';
import { ROOT } from '../lib/prepare.mjs';

/** @typedef {{ text: string, p50: number, p99: number, verdict: string, signals: number }} ScreeningLine */
/** @typedef {{ warmUp: number, times: number }} ScreeningExtent */
/** @typedef {typeof import('../../src/comments/index.js')} Comments */
/** @typedef {typeof import('../../src/moderation/screening/phases.js')} Phases */
/** @typedef {typeof import('../../src/moderation/screening/screen-revision.js')} Screening */
/** @typedef {typeof import('../../src/moderation/screening/screening-settings.js')} Settings */

/** @param {string} path @returns {Promise<unknown>} a module as it was built */
const built = (path) => import(join(ROOT, 'dist', path));
const LENGTH = 5000;
const LINKS = 4000;

const SENTENCES = [
  'I have lived opposite that bench for eleven years, and nobody at the parish council ever asked us what we think of it.',
  'The figures in the second paragraph are for last year; since then the budget has been cut twice, by £40,000 and then more.',
  "Isn't it odd that Penistone and Scunthorpe pay for their own gritting, while we wait until half past ten for a lorry?",
  'My neighbour, who is a nurse, says much the same: the rota is published late, and the night shift bears the cost.',
  'Perhaps the author could say where the survey was taken, how many answered, and who paid for it in the end.',
];

/** @param {string} part @param {number} length */
const filled = (part, length) => part.repeat(Math.ceil(length / part.length)).slice(0, length);

/** What is screened, as readers would send it. @type {Readonly<Record<string, string>>} */
const TEXTS = {
  '5,000 characters of prose': filled(`${SENTENCES.join(' ')} `, LENGTH),
  '5,000 combining marks': `e${'\u0301'.repeat(LENGTH)}`,
  '4,000 links': Array.from({ length: LINKS }, (_, i) => `<a href="https://site-${i}.example/">x</a>`).join(' '),
  '1,250 addresses in plain text': filled('a.uk ', LENGTH),
  'one letter, 5,000 times': 'a'.repeat(LENGTH),
  '5,000 digits': filled('0123456789', LENGTH),
  'letters with a space after each': filled('f u c ', LENGTH),
};

/** Results are told, never judged. @param {ScreeningExtent} extent @returns {Promise<ScreeningLine[]>} */
export async function measureScreening(extent) {
  const { toBodyHtml } = /** @type {Comments} */ (await built('comments/index.js'));
  const screen = await openScreening();
  const lines = [];
  for (const [text, body] of Object.entries(TEXTS)) {
    const draft = {
      bodyHtml: toBodyHtml(body),
      article: null,
      authorId: null,
      commentId: null,
      parentId: null,
      revision: 1,
    };
    lines.push({ text, ...(await timesOf(() => screen(draft), extent)) });
  }
  return lines;
}

async function openScreening() {
  const { createScreening } = /** @type {Screening} */ (await built('moderation/screening/screen-revision.js'));
  const { textPhases } = /** @type {Phases} */ (await built('moderation/screening/phases.js'));
  const settings = /** @type {Settings} */ (await built('moderation/screening/screening-settings.js'));
  return createScreening({
    phases: textPhases({ ownWordsFor: () => Promise.resolve([]) }),
    screeningSettingsFor: () => Promise.resolve(settings.DEFAULT_SCREENING_SETTINGS),
    observePhase: () => undefined,
    observeVerdict: () => undefined,
    clock: { now: () => new Date() },
  });
}

/** @param {() => Promise<{ verdict: string, signals: readonly unknown[] }>} work @param {ScreeningExtent} extent */
async function timesOf(work, { warmUp, times }) {
  for (let i = 0; i < warmUp; i += 1) await work();
  const taken = /** @type {number[]} */ ([]);
  for (let i = 0; i < times; i += 1) {
    const start = performance.now();
    await work();
    taken.push(performance.now() - start);
  }
  taken.sort((a, b) => a - b);
  const { verdict, signals } = await work();
  const at = (/** @type {number} */ share) => taken[Math.floor(taken.length * share)] ?? NaN;
  return { p50: at(0.5), p99: at(0.99), verdict, signals: signals.length };
}
