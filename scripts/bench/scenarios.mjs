// What is measured: for each scenario, the requests that make it up, and what to put back after a burst of them.

/** @typedef {import('./sample.mjs').Sent} Sent */
/** @typedef {import('./site.mjs').Site} Site */
/** @typedef {import('./site.mjs').Person} Person */
/** @typedef {{ answered: (body: string) => void, putBack: () => Promise<void> }} Undo */
/**
 * A round is `bursts` times `amount` requests, or one burst of some seconds where there is no amount.
 * @typedef {object} Scenario
 * @property {string} name
 * @property {(site: Site) => () => Sent} requests what makes the next request; none is the same as one before
 * @property {(site: Site) => Undo} [undo]
 * @property {number} [bar] the least share of its rate that a large site may keep
 * @property {number} [referenceBar] the least share of what a bare HTTP server does that sends the same
 * @property {number} [amount]
 * @property {number} [bursts]
 */

const PAGE = 20;
/** In one round. */
export const DECISIONS = 30;

/** @param {Person} person @param {string} path @param {object} body @returns {Sent} */
const posted = ({ client }, path, body) => ({
  method: 'POST',
  path: `/api/v1/${path}`,
  headers: { ...client.headers('POST'), 'content-type': 'application/json' },
  body: JSON.stringify(body),
});

/** @param {Site} site @param {string} limit @returns {Sent} */
const firstPage = ({ slugs }, limit) => ({
  method: 'GET',
  path: `/api/v1/articles/${slugs[0]}/comments?limit=${limit}`,
  headers: { 'accept-encoding': 'gzip, deflate, br' },
});

/** @type {Scenario['requests']} */
const articlePages = (site) => () => ({
  method: 'GET',
  path: `/articles/${site.slugs[0]}`,
  headers: { 'accept-encoding': 'gzip, deflate, br' },
});

/** The items one after another, over and over. @template T @param {readonly T[]} items @returns {() => T} */
function inTurn(items) {
  let turn = 0;
  return () => {
    const item = items[turn % items.length];
    if (item === undefined) throw new Error('There is nothing to take in turn.');
    turn += 1;
    return item;
  };
}

/** @type {Scenario['requests']} */
function unheardOfPages(site) {
  let asked = 0;
  // The same number in another spelling is another address, for which nothing is kept.
  return () => firstPage(site, `${PAGE}.${'0'.repeat(1 + (asked++ % 800))}`);
}

/** @type {Scenario['requests']} */
function flags({ readers, flaggable }) {
  const nextReader = inTurn(readers);
  const nextComment = inTurn(flaggable);
  return () => {
    const { id, authorId } = nextComment();
    const candidate = nextReader();
    const reader = candidate.id === authorId ? nextReader() : candidate;
    return posted(reader, `comments/${id}/flags`, { reason: 'offensive', note: 'Please have a look.' });
  };
}

/** @type {Scenario['requests']} */
function comments({ readers, slugs }) {
  const nextReader = inTurn(readers);
  const nextSlug = inTurn(slugs);
  let nth = 0;
  return () => {
    const body = `The night staff keep a spreadsheet of the repairs backlog.\n\nThat makes ${(nth += 1)} so far.`;
    return posted(nextReader(), `articles/${nextSlug()}/comments`, { body });
  };
}

/** @type {Scenario['requests']} */
function claims({ editors }) {
  const nextEditor = inTurn(editors);
  return () => posted(nextEditor(), 'moderation/claims', { limit: 1 });
}

/** @typedef {{ items: { id: string, claim: { editorId: string } }[] }} Claimed */
/** @param {string} text @returns {unknown} */
const parseJson = (text) => JSON.parse(text);

/** Gives back what was claimed, so that each burst finds the same queue. @type {NonNullable<Scenario['undo']>} */
function releases({ editors }) {
  /** @type {{ id: string, editorId: string }[]} */
  let claimed = [];
  return {
    answered: (body) => {
      const { items } = /** @type {Claimed} */ (parseJson(body));
      for (const { id, claim } of items) claimed.push({ id, editorId: claim.editorId });
      if (items.length === 0) throw new Error('There was nothing left to claim.');
    },
    putBack: async () => {
      for (const { id, editorId } of claimed) {
        const editor = editors.find((each) => each.id === editorId);
        await editor?.client.send('DELETE', `moderation/cases/${id}/claim`, { expect: 204 });
      }
      claimed = [];
    },
  };
}

/** @param {Site} site @param {string} query */
function queuePages({ editors }, query) {
  const nextEditor = inTurn(editors);
  return () => ({
    method: /** @type {const} */ ('GET'),
    path: `/api/v1/moderation/cases?limit=${PAGE}&${query}`,
    headers: nextEditor().client.headers('GET'),
  });
}

/** @type {Scenario['requests']} */
function queueCounts({ editors }) {
  const nextEditor = inTurn(editors);
  return () => ({ method: 'GET', path: '/api/v1/moderation/queues', headers: nextEditor().client.headers('GET') });
}

/** Every other one is removed. @type {Scenario['requests']} */
function decisions({ editors, decidable }) {
  const nextEditor = inTurn(editors);
  const nextCase = inTurn(decidable);
  const nextVerdict = inTurn([{ action: 'keep' }, { action: 'remove', reason: 'spam' }]);
  return () => {
    const { id, version } = nextCase();
    return posted(nextEditor(), `moderation/cases/${id}/decisions`, { ...nextVerdict(), version });
  };
}

/** With a hundred times the cases, at most 1.3 times the time. */
const AT_SCALE = 1 / 1.3;

/** What editors do all day, for `--scale`. @param {boolean} quick @returns {readonly Scenario[]} */
export function scaleScenarios(quick) {
  const pages = { bar: AT_SCALE, amount: quick ? 40 : 200 };
  return [
    { name: 'GET a queue page', requests: (site) => queuePages(site, 'queue=reported'), ...pages },
    { name: 'GET all queues, first due', requests: (site) => queuePages(site, 'sort=due'), ...pages },
    { name: 'GET the counts of queues', requests: queueCounts, amount: quick ? 10 : 30 },
    {
      name: 'claim the next case',
      requests: claims,
      undo: releases,
      bar: AT_SCALE,
      amount: 20,
      bursts: quick ? 2 : 10,
    },
    { name: 'decide a case', requests: decisions, bar: AT_SCALE, amount: DECISIONS },
  ];
}

/** @param {boolean} quick @returns {readonly Scenario[]} reading first, so that writing has changed nothing yet */
export function scenarios(quick) {
  return [
    { name: 'GET first page of comments', requests: (site) => () => firstPage(site, String(PAGE)), bar: 0.9 },
    { name: 'GET the same, made anew', requests: unheardOfPages, amount: quick ? 50 : 200, bursts: 1 },
    { name: 'GET an article as a page', requests: articlePages, bar: 0.9, referenceBar: 0.5 },
    { name: 'claim the next case', requests: claims, undo: releases, bar: 0.8, amount: 20, bursts: quick ? 4 : 15 },
    { name: 'POST a flag', requests: flags, bar: 0.8, amount: quick ? 40 : 100, bursts: 1 },
    { name: 'POST a comment', requests: comments, amount: quick ? 40 : 100, bursts: 1 },
  ];
}
