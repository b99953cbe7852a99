/* What global-setup.mjs leaves for global-teardown.mjs; absent where the database was given. */
declare var stopTestDatabase: (() => Promise<void>) | undefined;
