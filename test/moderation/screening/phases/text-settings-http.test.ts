import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ServiceClient } from '../../../support/client.js';
import { publish } from '../../../support/comments.js';
import { startOutsideServer, type OutsideServer } from '../../../support/outside-server.js';
import { startService, type TestService } from '../../../support/service.js';
import { changeScreening } from '../../../support/settings.js';

let outside: OutsideServer;
let service: TestService;
let editor: ServiceClient;

beforeAll(async () => {
  outside = await startOutsideServer((_request, response) => response.end('false'));
  const check = { kind: 'akismet', name: 'check', url: outside.url, allowInternal: true, apiKey: 'k' };
  const services = JSON.stringify([{ ...check, site: 'https://paper.example/', onFailure: 'publish' }]);
  service = await startService({ environment: { SCREENING_SERVICES: services } });
  editor = await service.signUp('editor');
});
afterAll(async () => {
  await service.stop();
  await outside.stop();
});

/** What becomes of a comment by an author of its own, on an article of its own. */
async function outcomeOf(body: string): Promise<string> {
  const reader = await service.signUp();
  const slug = await publish(editor);
  const answer = await reader.post(`/articles/${slug}/comments`, { body });
  const { status, code } = answer.body as { readonly status: string | number; readonly code?: string };
  return code ?? String(status);
}

const SHOUTED = 'THIS IS AN ABSOLUTE DISGRACE AND YOU KNOW IT';
const GREEK = 'Η δημοκρατία είναι το καλύτερο πολίτευμα.';
const ZALGO = `H${'\u0335\u0321\u0327'.repeat(4)}e comes`;
const FOUR = 'See a.co.uk b.co.uk c.co.uk d.co.uk';
const LED_ASTRAY = '<a href="https://other.example.net/">bbc.co.uk</a> has it';

describe('each setting of the text phases', () => {
  it.each<[object, string, string, string]>([
    [{ substance: { minLength: 10 } }, 'Quite so.', 'published', 'comment_rejected'],
    [{ substance: { maxLength: 10 } }, 'Quite so, and so on.', 'published', 'comment_rejected'],
    [{ substance: { wordless: 'publish' } }, '👏👏👏👏', 'comment_rejected', 'published'],
    [{ links: { maxLinks: 4 } }, FOUR, 'held', 'published'],
    [{ links: { allowedDomains: ['a.co.uk'] } }, FOUR, 'held', 'published'],
    [{ links: { onlyAllowed: true } }, 'See paper.co.uk', 'published', 'held'],
    [{ links: { deniedDomains: ['paper.co.uk'] } }, 'See www.paper.co.uk', 'published', 'comment_rejected'],
    [{ links: { shorteners: [] } }, 'See bit.ly/x', 'held', 'published'],
    [{ links: { imitatedDomains: [] } }, 'See paypa1.com', 'held', 'published'],
    [{ links: { holdNumbers: false } }, 'See http://203.0.113.9/', 'held', 'published'],
    [{ links: { holdMisleading: false } }, LED_ASTRAY, 'held', 'published'],
    [{ personalData: { kinds: ['email'] } }, 'Ring 07700 900123', 'held', 'published'],
    [{ personalData: { country: 'FR' } }, 'Ring 01 42 68 53 00', 'published', 'held'],
    [{ personalData: { publicDomains: ['paper.co.uk'] } }, 'Ask petra@paper.co.uk', 'held', 'published'],
    [{ personalData: { publicNumbers: ['+447700900123'] } }, 'Ring 07700 900123', 'held', 'published'],
    [{ personalData: { publicPostcodes: ['LS1 4AP'] } }, 'At 14 Acacia Avenue, LS1 4AP', 'held', 'published'],
    [{ noise: { verdict: 'reject' } }, SHOUTED, 'held', 'comment_rejected'],
    [{ noise: { maxCapitals: 1 } }, SHOUTED, 'held', 'published'],
    [{ noise: { capitalsFrom: 100 } }, SHOUTED, 'held', 'published'],
    [{ noise: { maxMarks: 20 } }, ZALGO, 'held', 'published'],
    [{ noise: { maxRepeats: 100 } }, `No${'o'.repeat(60)}`, 'held', 'published'],
    [{ noise: { scripts: ['Latin', 'Greek'] } }, GREEK, 'held', 'published'],
    [{ noise: { maxOtherScripts: 1 } }, GREEK, 'held', 'published'],
    [{ noise: { keyboardMash: false } }, 'asdfghjkl qwertyuiop', 'held', 'published'],
  ])('%j changes what becomes of a comment', async (...[settings, body, before, after]) => {
    const repeat = { waveMinutes: 0 }; // many authors write the same here
    await changeScreening(editor, null);
    await changeScreening(editor, { repeat });
    expect(await outcomeOf(body)).toBe(before);
    await changeScreening(editor, settings);
    expect(await outcomeOf(body)).toBe(after);
  });

  it('switches a service off', async () => {
    outside.behave((_request, response) => response.end('true'));
    await changeScreening(editor, null);
    expect(await outcomeOf('Quite so, I say.')).toBe('held');
    await changeScreening(editor, { services: { off: ['check'] } });
    expect(await outcomeOf('Quite so, I say.')).toBe('published');
  });
});

describe('a setting that makes no sense', () => {
  it.each([
    [{ substance: { minLength: 20, maxLength: 10 } }, 'maxLength'],
    [{ links: { deniedDomains: ['https://paper.co.uk/'] } }, 'deniedDomains'],
    [{ links: { maxLinks: 51 } }, 'maxLinks'],
    [{ personalData: { country: 'XX' } }, 'country'],
    [{ personalData: { publicNumbers: ['07700 900123'] } }, 'publicNumbers'],
    [{ noise: { scripts: [] } }, 'scripts'],
    [{ noise: { scripts: ['Klingon'] } }, 'scripts'],
    [{ services: { off: ['A service'] } }, 'off'],
  ])('%j is refused with the reason', async (settings, path) => {
    const refused = changeScreening(editor, settings);
    await expect(refused).rejects.toThrow('validation_failed');
    await expect(refused).rejects.toThrow(path);
  });
});
