import { describe, expect, it } from '@jest/globals';
import { ConfigError, readConfig } from '../../src/config/config.js';

const SECRET = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;
const service = { kind: 'webhook', name: 'check', url: 'https://check.example/', secret: SECRET };
const production = { NODE_ENV: 'production' };

const read = (services: string, environment: Readonly<Record<string, string>> = {}) =>
  readConfig({ ...environment, SCREENING_SERVICES: services }, () => 'secret').moderation.screeningServices;

function problemsOf(services: string, environment: Readonly<Record<string, string>> = {}): readonly string[] {
  try {
    read(services, environment);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
}
const withFields = (fields: object) => JSON.stringify([{ ...service, ...fields }]);

describe('the services of screening', () => {
  it('are none by default, and have defaults for all but what is theirs', () => {
    expect(read('')).toEqual([]);
    expect(read(withFields({}))).toEqual([
      {
        ...service,
        timeLimitMs: 1000,
        onFailure: 'publish',
        failuresToPause: 5,
        pauseMs: 30_000,
        allowInternal: false,
      },
    ]);
  });

  it.each<[string, string]>([
    ['no JSON', '[{'],
    ['no array', '{}'],
    ['another kind', withFields({ kind: 'oracle' })],
    ['an unknown field', withFields({ retries: 3 })],
    ['a name with spaces', withFields({ name: 'our check' })],
    ['another protocol', withFields({ url: 'ftp://check.example/' })],
    ['a short secret', withFields({ secret: 'whsec_c2hvcnQ=' })],
    ['a time of hours', withFields({ timeLimitMs: 3_600_000 })],
    ['an answer that is none', withFields({ onFailure: 'reject' })],
    ['the same name twice', JSON.stringify([service, service])],
  ])('are refused with %s, without telling the secret', (_name, services) => {
    const problems = problemsOf(services);
    expect(problems).not.toEqual([]);
    expect(problems.join()).toContain('SCREENING_SERVICES');
    expect(problems.join()).not.toContain('whsec_c');
    expect(problems.join()).not.toContain(SECRET);
  });

  it('are asked by https in production, unless they are of the own network', () => {
    const plain = { url: 'http://check.example/' };
    const ofServices = (services: string) =>
      problemsOf(services, production).filter((problem) => problem.startsWith('SCREENING_SERVICES'));
    expect(ofServices(withFields({}))).toEqual([]);
    expect(ofServices(withFields({ ...plain, allowInternal: true }))).toEqual([]);
    expect(ofServices(withFields(plain))).toEqual([
      'SCREENING_SERVICES: "check" must use https in production, unless allowInternal is true.',
    ]);
  });
});
