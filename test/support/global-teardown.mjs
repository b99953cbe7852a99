import { stopTestDatabase } from './test-database.mjs';

/** After the run. */
export default stopTestDatabase;
