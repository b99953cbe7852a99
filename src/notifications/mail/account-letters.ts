import type { PreparedAccountMail } from '../../accounts/index.js';
import { HOUR_MS, MINUTE_MS } from '../../platform/clock.js';
import type { Letter } from './letter.js';

const footer = [{ text: 'You get this mail because somebody gave this address to us.', url: null }];

const duration = (ms: number) =>
  ms >= 2 * HOUR_MS ? `${Math.floor(ms / HOUR_MS)} hours` : `${Math.floor(ms / MINUTE_MS)} minutes`;

/** What account mails say. No word in them was written by a person: their recipient may be a stranger to the account. */
export function accountLetter(mail: PreparedAccountMail, origin: string): Letter {
  switch (mail.purpose) {
    case 'verify_email':
      return {
        title: 'Please confirm your e-mail address',
        paragraphs: [
          'An account was opened with this e-mail address. To confirm that the address is yours, follow the link.',
          `The link is good for ${duration(mail.lifetimeMs)}. If it was not you, there is nothing to do.`,
        ],
        link: { label: 'Confirm this address', url: `${origin}/verify-email?token=${mail.token}` },
        footer,
      };
    case 'reset_password':
      return {
        title: 'Set a new password',
        paragraphs: [
          'Somebody asked for a new password for the account with this e-mail address. To set one, follow the link.',
          `The link is good for ${duration(mail.lifetimeMs)}, once. If it was not you, there is nothing to do: the password stays as it is.`,
        ],
        link: { label: 'Set a new password', url: `${origin}/reset-password?token=${mail.token}` },
        footer,
      };
    case 'password_changed':
      return {
        title: 'Your password has been changed',
        paragraphs: [
          'The password of the account with this e-mail address has just been changed, and every session has ended.',
          'If it was not you, ask for a new password at once: whoever did it can read your mail.',
        ],
        link: { label: 'Sign in', url: `${origin}/sign-in` },
        footer,
      };
  }
}
