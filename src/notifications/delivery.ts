import { NOTIFICATION_KINDS, traitsOf, type NotificationKind } from './kinds.js';

/** Where one kind of notification goes. */
export interface Delivery {
  readonly inApp: boolean;
  readonly email: boolean;
}

interface DeliveryChoice {
  readonly inApp?: boolean | undefined;
  readonly email?: boolean | undefined;
}

/** What an account has chosen; what is left out follows the kind's defaults. */
export type DeliveryChoices = Readonly<Partial<Record<NotificationKind, DeliveryChoice | undefined>>>;

/** As `DeliveryChoices`; nothing goes to an account that was erased. */
export type KeptChoices = DeliveryChoices & { readonly isErased?: true };

export type DeliverySettings = Readonly<Record<NotificationKind, Delivery>>;

/** Where a kind goes for an account. A statement of reasons stands in the list always. */
export function deliveryOf(kind: NotificationKind, choices: KeptChoices): Delivery {
  if (choices.isErased === true) return { inApp: false, email: false };
  const { isStatement, emailByDefault } = traitsOf(kind);
  const { inApp = true, email = emailByDefault } = choices[kind] ?? {};
  return { inApp: inApp || isStatement, email };
}

export function settingsOf(choices: KeptChoices): DeliverySettings {
  const entries = NOTIFICATION_KINDS.map((kind) => [kind, deliveryOf(kind, choices)]);
  return Object.fromEntries(entries) as DeliverySettings;
}

/** The kinds that a change would take out of the list although they have to stand there. */
export function unlistableIn(changes: DeliveryChoices): readonly NotificationKind[] {
  return NOTIFICATION_KINDS.filter((kind) => changes[kind]?.inApp === false && traitsOf(kind).isStatement);
}
