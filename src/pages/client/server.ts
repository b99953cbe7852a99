import { words } from './words.js';

/** Who is signed in, as far as pages say it. */
interface Session {
  readonly account: { readonly id: string; readonly displayName: string } | null;
  readonly csrfToken: string;
}

let session: Promise<Session> | undefined;

/** Asked for once a page. Rejects where the service cannot be reached. */
export function readSession(): Promise<Session> {
  session ??= getJson<Session>('/session');
  return session;
}

let offsetMs = 0;

/** Now by the service's clock, in ms since 1970; by this device's until the service has answered. */
export function serverNow(): number {
  return Date.now() + offsetMs;
}

/** A GET of the API; `path` is below `/api/v1`. Rejects with what is not answered by 200. */
export async function getJson<T>(path: string): Promise<T> {
  const answer = await fetch(`/api/v1${path}`, { headers: { Accept: 'application/json' } });
  if (!answer.ok) throw new Error(`${path} was answered ${answer.status}.`);
  offsetMs = (Date.parse(answer.headers.get('Date') ?? '') || Date.now()) - Date.now();
  return (await answer.json()) as T;
}

/** A change by the API. With the token of a session that has ended it is tried once more with that of the next. */
export async function change(method: 'PUT' | 'POST' | 'DELETE', path: string, body?: object): Promise<Response> {
  const answer = await send(method, path, body);
  if (answer.status !== 403 || (await problemOf(answer.clone())).code !== 'csrf_token_invalid') return answer;
  session = undefined;
  return send(method, path, body);
}

async function send(method: string, path: string, body: object | undefined): Promise<Response> {
  const { csrfToken } = await readSession();
  return fetch(`/api/v1${path}`, {
    method,
    headers: { 'X-CSRF-Token': csrfToken, ...(body && { 'Content-Type': 'application/json' }) },
    ...(body && { body: JSON.stringify(body) }),
  });
}

interface Problem {
  readonly code?: string;
  readonly title?: string;
  readonly detail?: string;
  readonly errors?: readonly { readonly message: string }[];
}

/** What the API says of a refusal (RFC 9457). */
async function problemOf(answer: Response): Promise<Problem> {
  return (await answer.json().catch(() => ({}))) as Problem;
}

/** Why something was refused, in a sentence or two. */
export async function refusalOf(answer: Response): Promise<string> {
  const { errors = [], detail, title } = await problemOf(answer);
  return errors.length > 0 ? errors.map(({ message }) => message).join(' ') : (detail ?? title ?? words('act-refused'));
}

/** Leaves for the sign-in, which leads back to `to`. */
export function goToSignIn(to: string): void {
  location.assign(`/sign-in?to=${encodeURIComponent(to)}`);
}
