import { Input } from '../layout/form.js';
import { words } from '../layout/words.js';
import type { Refusal } from '../page.js';

/** The field for the present password, which what a stolen session must not do asks for. */
export function CurrentPassword({ refusal }: { readonly refusal: Refusal | null }) {
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
