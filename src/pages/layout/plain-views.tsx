import { z } from 'zod';
import type { Refusal, View } from '../page.js';
import { Form } from './form.js';
import { words } from './words.js';

/** A way on from a page. */
interface Way {
  readonly to: string;
  readonly name: string;
}

const HOME: Way = { to: '/', name: words('error-back') };

interface Said {
  readonly title: string;
  readonly text: string;
  /** To the front page where it is left out. */
  readonly way?: Way;
}

/** A page that only says something, such as what was done just now. */
export function said({ title, text, way = HOME }: Said): View {
  return {
    title,
    main: (
      <div class="page narrow">
        <h1>{title}</h1>
        <p role="status">{text}</p>
        <p>
          <a href={way.to}>{way.name}</a>
        </p>
      </div>
    ),
  };
}

interface Asked {
  readonly title: string;
  readonly text?: string;
  /** What the button says. */
  readonly submit: string;
  readonly csrfToken: string;
  readonly refusal: Refusal | null;
}

/** A page with nothing but a button: opening it changes nothing, as mail programs open links by themselves. */
export function asked({ title, text, submit, csrfToken, refusal }: Asked): View {
  return {
    title,
    main: (
      <div class="page narrow">
        <h1>{title}</h1>
        {text !== undefined && <p>{text}</p>}
        <Form csrfToken={csrfToken} refusal={refusal} submit={submit} />
      </div>
    ),
  };
}

/** The query of a page to which the link of a mail leads. What is wrong with a token is said by whoever uses it. */
export const tokenQuery = z.object({ token: z.string().max(200).default('') });
