import { describe, expect, it } from '@jest/globals';
import { links } from '../../../../src/moderation/screening/phases/links.js';
import { marksOn, resultOn } from '../../../support/screened.js';

const found = async (body: string, settings: object = {}) =>
  (await marksOn(links, body, { links: settings })).flatMap(({ code, marks }) =>
    marks.map((mark) => [code.replace('links.', ''), mark]),
  );
const link = (href: string, words = 'here') => `<a href="${href}">${words}</a>`;

describe('links are found and marked', () => {
  it.each<[string, string, string]>([
    ['shortener', 'It is all on bit.ly/3xYz', 'bit.ly'],
    ['shortener', link('https://t.co/abc'), 'here'],
    ['numbers', link('http://203.0.113.9/login'), 'here'],
    ['numbers', link('http://3405803785/'), 'here'],
    ['numbers', link('http://[2001:db8::1]/'), 'here'],
    ['numbers', 'Go to http://203.0.113.9 now', '203.0.113.9'],
    ['look_alike', link('https://www.paypa1.com/'), 'here'],
    ['look_alike', link('https://раураl.com/'), 'here'],
    ['look_alike', link('https://rnicrosoft.com/'), 'here'],
    ['look_alike', 'hmrc.g0v.uk/refund', 'hmrc.g0v.uk'],
    ['look_alike', link('https://paypal.com.account.example.net/'), 'here'],
    ['look_alike', link('https://gаrden.example.com/'), 'here'],
    ['misleading', link('https://evil.example.net/', 'www.bbc.co.uk'), 'www.bbc.co.uk'],
    ['misleading', link('https://evil.example.net/', 'at https://paper.com/a'), 'paper.com'],
  ])('%s in %j', async (kind, body, mark) => {
    expect(await found(body)).toEqual([[kind, mark]]);
  });

  it.each<[[string, string], string, object]>([
    [['denied', 'here'], `See ${link('https://www.spam.example.com/x')}.`, { deniedDomains: ['example.com'] }],
    [['denied', 'spam.example.com'], 'See spam.example.com.', { deniedDomains: ['example.com'] }],
    [['not_allowed', 'other.co.uk'], 'See https://other.co.uk/a', { onlyAllowed: true }],
    [['look_alike', 'pаper.co.uk'], 'See pаper.co.uk', { allowedDomains: ['paper.co.uk'] }],
  ])('%j in %j', async (mark, body, settings) => {
    expect(await found(body, settings)).toEqual([mark]);
  });

  it('counts links and addresses in the text', async () => {
    const body = `${link('https://a.co.uk/')} ${link('https://b.co.uk/')} www.c.co.uk and d.co.uk`;
    const { findings, verdict } = await resultOn(links, body);
    expect(findings).toMatchObject([{ code: 'links.too_many', details: { most: 3 } }]);
    expect(verdict).toBe('hold');
    expect(await found(body, { maxLinks: 4 })).toEqual([]);
    expect(await found(body, { allowedDomains: ['a.co.uk'] })).toEqual([]);
  });
});

describe('what is no address, or an innocent one, is left alone', () => {
  it.each([
    'I was there.It rained.so we left.no one came.to be fair, he did.me too',
    'They played well.Click went the camera. End of story.Next!',
    'e.g. i.e. a.m. p.m. U.S.A. U.K. Ph.D. St.Albans Mr.Green 10.30 v1.2.3.4 s.172(1)',
    'petra.quill@paper.com, or @petra.quill',
    'See https://www.gov.uk/find and hmrc.gov.uk or bbc.co.uk',
    `The ${link('https://www.bbc.co.uk/news', 'bbc.co.uk')} has it.`,
    `Ask ${link('mailto:petra@paper.com', 'her')}`,
    link('https://paper.com/', 'Mr.Green said so'),
    link('https://münchen.de/'),
    link('https://москва.рф/'),
    'The match on the 1.1.2020 ... and so on ....... .',
  ])('%s', async (body) => {
    expect(await found(body)).toEqual([]);
  });
});

describe('the settings of links', () => {
  it.each<[string, object, string]>([
    ['maxLinks', { maxLinks: 5 }, 'a.co.uk b.co.uk c.co.uk d.co.uk'],
    ['allowedDomains', { allowedDomains: ['bit.ly'] }, 'bit.ly/x'],
    ['shorteners', { shorteners: [] }, 'bit.ly/x'],
    ['imitatedDomains', { imitatedDomains: [] }, 'paypa1.com'],
    ['holdNumbers', { holdNumbers: false }, 'http://203.0.113.9'],
    ['holdMisleading', { holdMisleading: false }, link('https://evil.example.net/', 'bbc.co.uk')],
  ])('%s leaves out what it names', async (_name, settings, body) => {
    expect(await found(body)).not.toEqual([]);
    expect(await found(body, settings)).toEqual([]);
  });
});
