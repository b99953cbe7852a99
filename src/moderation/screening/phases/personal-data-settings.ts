import { getCountries, type CountryCode } from 'libphonenumber-js/core';
import metadata from 'libphonenumber-js/metadata.max.json';
import { z } from 'zod';
import { domainList } from './link-settings.js';

const PERSONAL_DATA_KINDS = [
  'email',
  'telephone',
  'home_address',
  'nhs_number',
  'national_insurance',
  'payment_card',
  'bank_account',
] as const;

const country = z.enum(getCountries(metadata) as [CountryCode, ...CountryCode[]]);

const telephone = z.string().regex(/^\+[1-9]\d{6,14}$/, 'Must be a number such as +442079460000.');

const postcode = z.string().regex(/^[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}$/, 'Must be a postcode such as SW1A 0AA.');

export const personalDataSettings = z.strictObject({
  kinds: z
    .array(z.enum(PERSONAL_DATA_KINDS))
    .max(PERSONAL_DATA_KINDS.length)
    .default([...PERSONAL_DATA_KINDS])
    .meta({ description: 'What is looked for; a comment with any of these is held' }),
  country: country
    .default('GB')
    .meta({ description: 'Where telephone numbers without a country code are from: ISO 3166-1, two letters' }),
  publicDomains: domainList.default([]).meta({
    description: 'E-mail addresses at these domains, or below them, are for everyone: those of the publisher',
  }),
  publicNumbers: z
    .array(telephone)
    .max(1000)
    .default([])
    .meta({ description: 'Telephone numbers that are for everyone: those of the publisher' }),
  publicPostcodes: z
    .array(postcode)
    .max(1000)
    .default(['SW1A 0AA', 'SW1A 0PW', 'SW1A 1AA', 'SW1A 2AA', 'SW1A 2AB'])
    .meta({ description: 'Postcodes of addresses that are for everyone, such as that of Parliament' }),
});

export type PersonalDataSettings = z.output<typeof personalDataSettings>;
