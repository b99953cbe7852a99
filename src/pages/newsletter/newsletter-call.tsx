import { words } from '../layout/words.js';

/** Signing up on any page. What is wrong with it is said on the newsletter's own page. */
export function NewsletterCall() {
  return (
    <aside class="newsletter" aria-labelledby="newsletter">
      <h2 id="newsletter">{words('newsletter-call')}</h2>
      <form method="post" action="/newsletter" novalidate>
        <label for="newsletter-email">{words('newsletter-email')}</label>
        <div class="one-line">
          <input id="newsletter-email" type="email" name="email" autocomplete="email" required />
          <button type="submit">{words('newsletter-submit')}</button>
        </div>
        <p class="hint">{words('newsletter-next')}</p>
      </form>
    </aside>
  );
}
