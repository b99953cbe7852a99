import { startTestDatabase } from './test-database.mjs';

/** Before the run: tests find their database at TEST_MONGODB_URI. */
export default async function globalSetup() {
  process.env.TEST_MONGODB_URI = await startTestDatabase();
}
