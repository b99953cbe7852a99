import { verdictOn, type Finding, type ScreeningPhase } from '../phase.js';
import type { Span } from '../text/span.js';
import type { PersonalDataSettings } from './personal-data-settings.js';
import { bankAccountsIn } from './personal-data/bank-accounts.js';
import { emailAddressesIn } from './personal-data/email-addresses.js';
import { homeAddressesIn } from './personal-data/home-addresses.js';
import { nationalInsuranceIn } from './personal-data/national-insurance.js';
import { nhsNumbersIn } from './personal-data/nhs-numbers.js';
import { numberRunsIn, type NumberRun } from './personal-data/number-runs.js';
import { paymentCardsIn } from './personal-data/payment-cards.js';
import { toPlainUnits } from './personal-data/plain-units.js';
import { telephoneNumbersIn } from './personal-data/telephone-numbers.js';

type Kind = PersonalDataSettings['kinds'][number];

/** Nobody's details are to be published by accident: not the author's, not anyone's they write about. */
export const personalData: ScreeningPhase = {
  name: 'personal-data',
  onFailure: 'hold',
  screen: ({ text: original, links }, { settings: { personalData: settings } }) => {
    const text = toPlainUnits(original);
    const spans: Partial<Record<Kind, readonly Span[]>> = {
      email: settings.kinds.includes('email') ? emailAddressesIn({ text, links }, new Set(settings.publicDomains)) : [],
      ...(/\d/.test(text) ? numbersIn(text, settings) : {}),
    };
    const findings = settings.kinds.flatMap((kind) => findingOf(kind, spans[kind] ?? []));
    return verdictOn(findings, 'hold');
  },
};

type Detector = (text: string, runs: readonly NumberRun[], settings: PersonalDataSettings) => readonly Span[];

const DETECTORS: Readonly<Record<Exclude<Kind, 'email'>, Detector>> = {
  telephone: telephoneNumbersIn,
  home_address: (text, _runs, { publicPostcodes }) => homeAddressesIn(text, publicPostcodes),
  nhs_number: nhsNumbersIn,
  national_insurance: nationalInsuranceIn,
  payment_card: (_text, runs) => paymentCardsIn(runs),
  bank_account: bankAccountsIn,
};

/** All of these have digits. */
function numbersIn(text: string, settings: PersonalDataSettings): Partial<Record<Kind, readonly Span[]>> {
  const runs = numberRunsIn(text);
  const kinds = settings.kinds.filter((kind) => kind !== 'email');
  return Object.fromEntries(kinds.map((kind) => [kind, DETECTORS[kind](text, runs, settings)]));
}

/** A link without words can hold an address, but there is nothing to mark. */
function findingOf(kind: Kind, spans: readonly Span[]): readonly Finding[] {
  if (spans.length === 0) return [];
  return [{ code: `personal_data.${kind}`, score: 0.9, spans: spans.filter(({ start, end }) => start < end) }];
}
