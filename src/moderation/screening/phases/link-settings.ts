import { z } from 'zod';

const DOMAIN = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])$/;

/** Domains of the web, each with all below it. */
export const domainList = z
  .array(z.string().max(253).regex(DOMAIN, 'Must be a domain in lower case, such as paper.example.'))
  .max(1000);

/** They hide where a link leads. */
const SHORTENERS = [
  ...['bit.ly', 'buff.ly', 'cutt.ly', 'dlvr.it', 'goo.gl', 'is.gd', 'j.mp', 'lnkd.in', 'ow.ly', 'rb.gy', 'rebrand.ly'],
  ...['s.id', 'shorturl.at', 'shorte.st', 't.co', 't.ly', 't2m.io', 'tiny.cc', 'tinyurl.com', 'v.gd', 'adf.ly'],
];

/** Whose names are borrowed to get at passwords and money. */
const IMITATED = [
  ...['gov.uk', 'nhs.uk', 'bbc.co.uk', 'royalmail.com', 'tvlicensing.co.uk', 'dpd.co.uk', 'evri.com'],
  ...[
    'barclays.co.uk',
    'halifax.co.uk',
    'hsbc.co.uk',
    'lloydsbank.com',
    'monzo.com',
    'nationwide.co.uk',
    'natwest.com',
  ],
  ...['rbs.co.uk', 'santander.co.uk', 'starlingbank.com', 'tsb.co.uk', 'paypal.com', 'revolut.com', 'coinbase.com'],
  ...['amazon.co.uk', 'amazon.com', 'apple.com', 'ebay.co.uk', 'facebook.com', 'google.com', 'icloud.com'],
  ...['instagram.com', 'linkedin.com', 'microsoft.com', 'netflix.com', 'twitter.com', 'whatsapp.com', 'youtube.com'],
];

export const linkSettings = z.strictObject({
  maxLinks: z.int().min(0).max(50).default(3).meta({ description: 'Hold a comment with more web addresses than this' }),
  allowedDomains: domainList
    .default([])
    .meta({ description: 'Domains, each with all below it, that are never objected to and do not count' }),
  onlyAllowed: z
    .boolean()
    .default(false)
    .meta({ description: 'Whether to hold a comment with an address that is not of `allowedDomains`' }),
  deniedDomains: domainList
    .default([])
    .meta({ description: 'Reject a comment with an address of one of these domains, or below it' }),
  shorteners: domainList.default(SHORTENERS).meta({ description: 'Services that hide where a link leads: hold' }),
  imitatedDomains: domainList
    .default(IMITATED)
    .meta({ description: 'Hold a comment with an address that can be taken for one of these, or of `allowedDomains`' }),
  holdNumbers: z
    .boolean()
    .default(true)
    .meta({ description: 'Whether to hold a comment with an address of numbers (an IP address) for a name' }),
  holdMisleading: z
    .boolean()
    .default(true)
    .meta({ description: 'Whether to hold a comment with a link whose words name another site than it leads to' }),
});

export type LinkSettings = z.output<typeof linkSettings>;
