import { hash, randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { isbot } from 'isbot';
import proxyAddr from 'proxy-addr';
import { type Clock, MINUTE_MS } from '../../clock.js';

export interface VisitorsOptions {
  readonly clock: Clock;
  /** How many proxies in front are believed about who calls. */
  readonly trustedProxyHops: number;
}

/** Tells visits of readers from what comes again, from robots and from what nobody reads yet. */
export interface Visitors {
  /** True for the first visit of somebody to a subject, such as an article, in half an hour. */
  readonly isNewVisit: (request: IncomingMessage, subject: string) => boolean;
}

const SAME_VISIT_MS = 30 * MINUTE_MS;
/** Beyond that the oldest are forgotten, and may be counted again. */
const MOST_VISITS = 500_000;
const MOST_AGENTS = 2000;

/**
 * Who visits is known by a hash of address and browser under a key that never leaves this process: neither is stored.
 * Each process counts for itself, so somebody who reaches two of them is counted twice at the most.
 */
export function createVisitors({ clock, trustedProxyHops }: VisitorsOptions): Visitors {
  const key = randomBytes(16).toString('base64');
  const visits = new Map<string, number>();
  const isRobot = remembering(MOST_AGENTS, (agent: string) => agent === '' || isbot(agent));
  const trust = (_address: string, hop: number) => hop < trustedProxyHops;
  return {
    isNewVisit(request, subject) {
      const agent = request.headers['user-agent'] ?? '';
      if (isPrefetch(request) || isRobot(agent)) return false;
      const address = trustedProxyHops === 0 ? request.socket.remoteAddress : proxyAddr(request, trust);
      const visit = hash('sha256', `${key}\n${address ?? ''}\n${agent}\n${subject}`, 'base64');
      const now = clock.now().getTime();
      forgetOld(visits, now - SAME_VISIT_MS);
      if (visits.has(visit)) return false;
      visits.set(visit, now);
      return true;
    },
  };
}

function isPrefetch({ headers }: IncomingMessage): boolean {
  return /prefetch|prerender/.test(`${String(headers['sec-purpose'])} ${String(headers.purpose)}`);
}

/** Visits stand in the order of their time, so that only what goes is looked at. */
function forgetOld(visits: Map<string, number>, before: number): void {
  for (const [visit, at] of visits) {
    if (at > before && visits.size < MOST_VISITS) return;
    visits.delete(visit);
  }
}

/** A pure function that remembers its latest answers. */
function remembering<T>(most: number, answer: (question: string) => T): (question: string) => T {
  const answers = new Map<string, T>();
  return (question) => {
    const known = answers.get(question);
    if (known !== undefined) return known;
    if (answers.size >= most) answers.clear();
    const found = answer(question);
    answers.set(question, found);
    return found;
  };
}
