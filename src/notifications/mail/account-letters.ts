import type { PreparedAccountMail } from '../../accounts/index.js';
import { HOUR_MS, MINUTE_MS } from '../../platform/clock.js';
import type { Letter } from './letter.js';

const footer = [{ text: 'You get this mail because somebody gave this address to us.', url: null }];

const duration = (ms: number) =>
  ms >= 2 * HOUR_MS ? `${Math.floor(ms / HOUR_MS)} hours` : `${Math.floor(ms / MINUTE_MS)} minutes`;

type LinkMail = Extract<PreparedAccountMail, { readonly token: string }>;
type Notice = Exclude<PreparedAccountMail, LinkMail>['purpose'];

/** What account mails say. No word in them was written by a person: their recipient may be a stranger to the account. */
export function accountLetter(mail: PreparedAccountMail, origin: string): Letter {
  return 'token' in mail ? linkLetter(mail, origin) : noticeLetter(mail.purpose, origin);
}

function linkLetter(mail: LinkMail, origin: string): Letter {
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
    case 'change_email':
      return {
        title: 'Please confirm your new e-mail address',
        paragraphs: [
          'Somebody wants to use this e-mail address for their account here. To confirm that the address is yours, follow the link.',
          `The link is good for ${duration(mail.lifetimeMs)}, once. If it was not you, there is nothing to do: nothing changes without it.`,
        ],
        link: { label: 'Use this address', url: `${origin}/confirm-email?token=${mail.token}` },
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
  }
}

function noticeLetter(purpose: Notice, origin: string): Letter {
  switch (purpose) {
    case 'email_in_use':
      return {
        title: 'This e-mail address has an account already',
        paragraphs: [
          'Somebody wanted to use this e-mail address for another account here. Nothing was changed, as it has one already.',
          'If it was you, sign in with this address; a forgotten password can be set anew.',
        ],
        link: { label: 'Sign in', url: `${origin}/sign-in` },
        footer,
      };
    case 'email_change_asked':
      return {
        title: 'Your e-mail address is to be changed',
        paragraphs: [
          'Somebody who knew the password of the account with this e-mail address asked to use another address for it.',
          'Nothing changes until that address is confirmed. If it was not you, change your password at once, which stops it.',
        ],
        link: { label: 'Change the password', url: `${origin}/account/password` },
        footer,
      };
    case 'email_changed':
      return {
        title: 'Your e-mail address has been changed',
        paragraphs: [
          'The account that had this e-mail address has another one from now on. Nothing more goes here.',
          'If it was not you, please write to us: we cannot tell from here whose the account is.',
        ],
        link: { label: 'Go to the site', url: origin },
        footer,
      };
    case 'password_changed':
      return {
        title: 'Your password has been changed',
        paragraphs: [
          'The password of the account with this e-mail address has just been changed, and its other sessions have ended.',
          'If it was not you, ask for a new password at once: whoever did it knew the old one, or can read your mail.',
        ],
        link: { label: 'Sign in', url: `${origin}/sign-in` },
        footer,
      };
  }
}
