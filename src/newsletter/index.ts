export { confirmSubscription, type ConfirmSubscriptionDeps } from './confirm-subscription.js';
export { newsletterRoutes, type NewsletterRoutesDeps } from './newsletter-routes.js';
export { subscribeBody } from './newsletter-schemas.js';
export { ensureStops, stopSubscription, type StopSubscriptionDeps } from './stop-subscription.js';
export { subscribe, type SubscribeDeps } from './subscribe.js';
export { createSubscriptionStore } from './subscription-store.js';
