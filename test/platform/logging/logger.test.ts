import { describe, expect, it } from '@jest/globals';
import express from 'express';
import supertest from 'supertest';
import { logRequests } from '../../../src/platform/http/request-log.js';
import { createLogger } from '../../../src/platform/logging/logger.js';

/** A logger, and the lines that it has written. */
function recorded(level = 'debug') {
  const lines: string[] = [];
  const logger = createLogger(level, { write: (line: string) => lines.push(line) });
  return { logger, lines };
}

describe('the log', () => {
  it.each([
    { password: 'swordfish' },
    { account: { email: 'swordfish@readers.example' } },
    { body: { password: 'swordfish' } },
    { token: 'swordfish' },
    { req: { headers: { cookie: 'id=swordfish' } } },
    { req: { headers: { authorization: 'Bearer swordfish' } } },
    { req: { headers: { 'x-csrf-token': 'swordfish' } } },
    { res: { headers: { 'set-cookie': ['id=swordfish'] } } },
  ])('shows no secret: %j', (entry) => {
    const { logger, lines } = recorded();
    logger.info(entry, 'an entry');
    expect(lines.join()).toContain('[redacted]');
    expect(lines.join()).not.toContain('swordfish');
  });

  it('leaves out what is below its level', () => {
    const { logger, lines } = recorded('warn');
    logger.info('nothing to see');
    expect(lines).toEqual([]);
  });
});

describe('a request in the log', () => {
  it.each([
    [200, 'debug'],
    [404, 'info'],
    [500, 'error'],
  ])('answered %d is of level %s, with its id and no header', async (status, level) => {
    const { logger, lines } = recorded();
    const app = express().use(logRequests(logger), (_request, response) => void response.status(status).end());
    await supertest(app).get('/somewhere?page=2').set({ Cookie: 'id=swordfish', 'X-Request-Id': 'proxy-12345678' });
    expect(lines).toHaveLength(1);
    const entry = JSON.parse(lines[0] ?? '') as { level: number };
    expect(logger.levels.labels[entry.level]).toBe(level);
    expect(entry).toMatchObject({
      req: { id: 'proxy-12345678', method: 'GET', url: '/somewhere?page=2' },
      res: { statusCode: status },
    });
    expect(lines[0]).not.toContain('swordfish');
  });
});
