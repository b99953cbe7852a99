import { Input } from '../layout/form.js';
import { words } from '../layout/words.js';
import type { Refusal } from '../page.js';

interface FieldProps {
  readonly refusal: Refusal | null;
}

/** The field for the present password, which what a stolen session must not do asks for. */
export function CurrentPassword({ refusal }: FieldProps) {
  return (
    <Input
      name="currentPassword"
      type="password"
      autocomplete="current-password"
      label={words('password-current')}
      refusal={refusal}
    />
  );
}

/** The field for a password that is to be. */
export function NewPassword({ refusal, label }: FieldProps & { readonly label: string }) {
  return (
    <Input
      name="password"
      type="password"
      autocomplete="new-password"
      label={label}
      hint={words('account-password-hint')}
      refusal={refusal}
    />
  );
}

/** The field for the name that readers see, with the one that it is so far. */
export function DisplayName({ refusal, value = '' }: FieldProps & { readonly value?: string }) {
  return (
    <Input
      name="displayName"
      type="text"
      autocomplete="nickname"
      label={words('account-display-name')}
      hint={words('account-display-name-hint')}
      value={value}
      refusal={refusal}
    />
  );
}
