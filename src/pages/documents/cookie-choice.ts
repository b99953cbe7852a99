import type { Request, Response } from 'express';
import { z } from 'zod';
import { DAY_MS } from '../../platform/clock.js';

/** What a reader agreed to: the cookies that are needed, or others too. */
export const COOKIE_CHOICES = ['needed', 'all'] as const;
export type CookieChoice = (typeof COOKIE_CHOICES)[number];

const COOKIE = 'belowline-cookies';
const KEPT_MS = 182 * DAY_MS;

const cookieChoiceSchema = z.enum(COOKIE_CHOICES);

/** Null where nothing was chosen yet, or what came is nothing that can be. */
export function cookieChoiceOf({ headers }: Request): CookieChoice | null {
  const cookies = (headers.cookie ?? '').split(';').map((cookie) => cookie.trim());
  const found = cookies.find((cookie) => cookie.startsWith(`${COOKIE}=`))?.slice(COOKIE.length + 1);
  return cookieChoiceSchema.safeParse(found).data ?? null;
}

export function keepCookieChoice(response: Response, choice: CookieChoice): void {
  const { secure } = response.req;
  response.cookie(COOKIE, choice, { maxAge: KEPT_MS, httpOnly: true, sameSite: 'lax', secure, path: '/' });
}
