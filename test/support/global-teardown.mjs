/** Stops the server that global-setup.mjs started, if it did. */
export default async function globalTeardown() {
  await globalThis.stopTestDatabase?.();
}
