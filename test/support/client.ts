import type { Server } from 'node:http';
import supertest, { type Test } from 'supertest';

/** An account as it sees itself. */
export interface OwnAccount {
  readonly id: string;
  readonly email: string;
  readonly displayName: string;
  readonly password: string;
}

export interface Credentials {
  readonly email: string;
  readonly displayName: string;
  readonly password: string;
}

/**
 * A browser, as far as the API can tell: it keeps cookies, and its changing requests carry the CSRF token of its
 * session. Paths are below `/api/v1`. The session's token is fetched before the first request that needs it.
 */
export class ServiceClient {
  readonly agent: ReturnType<typeof supertest.agent>;
  #csrfToken: string | undefined;
  #account: OwnAccount | undefined;

  constructor(server: Server) {
    this.agent = supertest.agent(server);
  }

  /** The account that signed up or in; throws while signed out. */
  get account(): OwnAccount {
    if (this.#account === undefined) throw new Error('This client is signed out.');
    return this.#account;
  }

  get(path: string): Test {
    return this.agent.get(`/api/v1${path}`);
  }

  async post(path: string, body?: object): Promise<supertest.Response> {
    return this.#change('post', path, body);
  }

  async put(path: string, body?: object): Promise<supertest.Response> {
    return this.#change('put', path, body);
  }

  async patch(path: string, body?: object): Promise<supertest.Response> {
    return this.#change('patch', path, body);
  }

  async delete(path: string, body?: object): Promise<supertest.Response> {
    return this.#change('delete', path, body);
  }

  async csrfToken(): Promise<string> {
    if (this.#csrfToken === undefined) {
      const answer = await this.get('/session');
      this.#csrfToken = (answer.body as { csrfToken: string }).csrfToken;
    }
    return this.#csrfToken;
  }

  async signUp(credentials: Credentials): Promise<OwnAccount> {
    const answer = await this.post('/accounts', credentials);
    if (answer.status !== 201) throw new Error(`Signing up was answered ${answer.status}: ${answer.text}`);
    this.#csrfToken = undefined; // the session is another one
    this.#account = { ...(answer.body as OwnAccount), password: credentials.password };
    return this.#account;
  }

  async signIn({ email, password }: Pick<Credentials, 'email' | 'password'>): Promise<void> {
    const answer = await this.post('/session', { email, password });
    if (answer.status !== 200) throw new Error(`Signing in was answered ${answer.status}: ${answer.text}`);
    this.#csrfToken = undefined; // the session is another one
  }

  async #change(method: 'post' | 'put' | 'patch' | 'delete', path: string, body?: object): Promise<supertest.Response> {
    const token = await this.csrfToken();
    const request = this.agent[method](`/api/v1${path}`).set('X-CSRF-Token', token);
    return body === undefined ? request : request.send(body);
  }
}
