import type { Request, Response } from 'express';
import type { ComponentChildren } from 'preact';
import type { z } from 'zod';
import type { AppError } from '../platform/errors.js';
import type { Permission, PublicPermission, Viewer } from '../platform/http/permissions.js';
import type { LimitNames } from '../platform/http/rate-limits.js';

type Inputs = z.ZodObject;
type InputOf<S extends Inputs | undefined> = S extends Inputs ? z.output<S> : undefined;
type ViewerOf<P extends Permission> = P extends PublicPermission ? Viewer | null : Viewer;

/** What a page shows; the layout puts the rest around it. */
export interface View {
  /** 200 where it is left out. */
  readonly status?: number;
  /** Without the site's name. */
  readonly title: string;
  readonly main: ComponentChildren;
  /** A sentence for search engines and previews; a page without one asks not to be indexed. */
  readonly description?: string;
  /** Its one address, below the site's. */
  readonly canonical?: string;
  /** Feeds (Atom) of what the page shows, beside that of all articles. */
  readonly feeds?: readonly { readonly title: string; readonly path: string }[];
  /** Further elements of the head. */
  readonly head?: ComponentChildren;
}

/** Where to go: always by 303, so that a reload sends nothing twice. */
export interface Redirect {
  /** Below this site. */
  readonly to: string;
}

/** A page that is the same for everyone, and kept finished. Of its query it ignores what it does not know. */
export interface PublicPage<P extends Inputs | undefined = undefined, Q extends Inputs | undefined = undefined> {
  readonly path: string;
  readonly params?: P;
  readonly query?: Q;
  /** What a write drops it by, such as an article's slug. */
  readonly cache: (params: InputOf<P>) => string;
  readonly show: (input: { readonly params: InputOf<P>; readonly query: InputOf<Q> }) => Promise<View> | View;
}

/** What a form came back with. */
export interface Refusal {
  readonly problem: AppError;
  /** What was filled in, by the names of the fields. */
  readonly filled: Readonly<Record<string, string>>;
  /** The browser sent no cookie at all, though every form comes with one. */
  readonly withoutCookies: boolean;
}

interface Asked<V, P, Q> {
  readonly viewer: V;
  readonly params: P;
  readonly query: Q;
  /** For the hidden field of every form. */
  readonly csrfToken: string;
  readonly request: Request;
  readonly response: Response;
}

/** A page for one person. With `fields` it has a form that is posted to the page's own address. */
export interface PersonalPage<
  R extends Permission,
  P extends Inputs | undefined = undefined,
  Q extends Inputs | undefined = undefined,
  F extends Inputs | undefined = undefined,
> {
  readonly path: string;
  readonly permission: R;
  readonly params?: P;
  readonly query?: Q;
  readonly fields?: F;
  readonly limit?: LimitNames;
  /**
   * For a form that stands on public pages too, which can hold no token: it may come without one from any page of this
   * site, going by what the browser says. Only for what needs nobody to be signed in.
   */
  readonly fromOwnPages?: true;
  /** `refusal` is null until the form has been refused. */
  readonly show: (
    asked: Asked<ViewerOf<R>, InputOf<P>, InputOf<Q>> & { readonly refusal: Refusal | null },
  ) => Promise<View | Redirect> | View | Redirect;
  /** What an `AppError` thrown here says is shown above the form again. */
  readonly submit?: (
    asked: Asked<ViewerOf<R>, InputOf<P>, InputOf<Q>> & { readonly form: InputOf<F> },
  ) => Promise<View | Redirect>;
}

/** The pages as they are mounted, whatever each takes. */
export type AnyPublicPage = PublicPage<Inputs | undefined, Inputs | undefined>;
export type AnyPersonalPage = PersonalPage<Permission, Inputs | undefined, Inputs | undefined, Inputs | undefined>;

export type AnyPage = ({ readonly kind: 'public' } & AnyPublicPage) | ({ readonly kind: 'personal' } & AnyPersonalPage);

export function definePublicPage<P extends Inputs | undefined = undefined, Q extends Inputs | undefined = undefined>(
  page: PublicPage<P, Q>,
): AnyPage {
  // What is mounted parses with this page's own schemas before it shows it, so the types hold.
  return { kind: 'public', ...(page as unknown as AnyPublicPage) };
}

export function definePersonalPage<
  R extends Permission,
  P extends Inputs | undefined = undefined,
  Q extends Inputs | undefined = undefined,
  F extends Inputs | undefined = undefined,
>(page: PersonalPage<R, P, Q, F>): AnyPage {
  return { kind: 'personal', ...(page as unknown as AnyPersonalPage) };
}
