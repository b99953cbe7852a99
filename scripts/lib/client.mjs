// A small client of the HTTP API, as a browser would be one: it keeps cookies and sends the CSRF token.

/**
 * The fields of the API's answers that the scripts read; which of them an answer has depends on its route.
 * @typedef {object} Item
 * @property {string} id
 * @property {string} slug
 * @property {string} headline
 * @property {'open' | 'premoderated' | 'closed'} commenting
 * @property {string} commentId
 * @property {number} version
 * @property {string} code
 * @property {string[]} flagReasons
 * @property {string} outcome
 * @property {string} act
 * @property {string} at
 * @property {{ id: string }} actor
 * @property {string} decidedBy
 *
 * @typedef {Item & { items: Item[], nextCursor: string | null, account: Item, csrfToken: string }} Answer
 * @typedef {{ title?: string, detail?: string, errors?: { path: string, message: string }[] }} Problem
 */

/** @param {string} text @returns {unknown} */
const parseJson = (text) => JSON.parse(text);

export class Client {
  /** @type {Map<string, string>} */
  #cookies = new Map();
  #csrfToken = '';
  #base;

  /** @param {string} origin such as http://127.0.0.1:3000 */
  constructor(origin) {
    this.#base = new URL('/api/v1/', origin);
  }

  /** What says who sends a request. @param {string} method @returns {Record<string, string>} */
  headers(method) {
    const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    return method === 'GET' ? { cookie } : { cookie, 'x-csrf-token': this.#csrfToken };
  }

  /**
   * Sends one request and returns its body. Throws, with the problem's title, when the status is not the expected one.
   * @param {string} method @param {string} path below /api/v1, without a leading slash
   * @param {{ body?: object, expect?: number }} [options] @returns {Promise<Answer>}
   */
  async send(method, path, { body, expect = 200 } = {}) {
    const response = await fetch(new URL(path, this.#base), {
      method,
      headers: {
        ...this.headers(method),
        ...(body ? { 'content-type': 'application/json' } : {}),
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    this.#keepCookies(response);
    const text = await response.text();
    const answer = /** @type {Answer & Problem} */ (parseJson(text || '{}'));
    if (response.status === expect) return answer;
    const { title = text, detail = '', errors = [] } = answer;
    const fields = errors.map(({ path: field, message }) => ` ${field}: ${message}`).join('');
    throw new Error(`${method} ${path}: expected ${expect}, got ${response.status}: ${title} ${detail}${fields}`);
  }

  /** Makes an account, which signs it in. @param {{ email: string, displayName: string, password: string }} account */
  async signUp(account) {
    await this.#fetchToken();
    const made = await this.send('POST', 'accounts', { body: account, expect: 201 });
    await this.#fetchToken();
    return made;
  }

  /** @param {{ email: string, password: string }} credentials */
  async signIn({ email, password }) {
    await this.#fetchToken();
    const { account, csrfToken } = await this.send('POST', 'session', { body: { email, password } });
    this.#csrfToken = csrfToken;
    return account;
  }

  async #fetchToken() {
    const { csrfToken } = await this.send('GET', 'session');
    this.#csrfToken = csrfToken;
  }

  /** @param {Response} response */
  #keepCookies(response) {
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      const cut = pair.indexOf('=');
      this.#cookies.set(pair.slice(0, cut), pair.slice(cut + 1));
    }
  }
}
