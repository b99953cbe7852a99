import { compileFilter } from '../query/filter.js';
import { defineCommand, reply, type Call, type Command } from './command.js';
import { checkDatabaseName } from './namespaces.js';
import * as field from './fields.js';

/** The version that drivers see, and by which they choose what to ask for: MongoDB 8.0. */
const VERSION = [8, 0, 0, 0];
const WIRE_VERSION = 25;

/** The set's one member is the primary, so that drivers use sessions, transactions and retryable writes. */
export const REPLICA_SET = 'belowline';

function greet(name: string, { server, connectionId }: Call) {
  return reply({
    helloOk: true,
    ...(name === 'hello' ? { isWritablePrimary: true } : { ismaster: true }),
    setName: REPLICA_SET,
    setVersion: 1,
    hosts: [server.address],
    primary: server.address,
    me: server.address,
    secondary: false,
    maxBsonObjectSize: 16 * 1024 * 1024,
    maxMessageSizeBytes: 48_000_000,
    maxWriteBatchSize: 100_000,
    localTime: new Date(),
    logicalSessionTimeoutMinutes: 30,
    connectionId,
    minWireVersion: 0,
    maxWireVersion: WIRE_VERSION,
    readOnly: false,
  });
}

const greetings = ['hello', 'isMaster', 'ismaster'].map((name) =>
  defineCommand({ name, openEnded: true, fields: {}, run: (_fields, call) => greet(name, call) }),
);

const ping = defineCommand({ name: 'ping', fields: {}, run: () => reply() });

const buildInfo = ['buildInfo', 'buildinfo'].map((name) =>
  defineCommand({
    name,
    fields: {},
    run: () =>
      reply({
        version: VERSION.slice(0, 3).join('.'),
        versionArray: VERSION,
        gitVersion: 'embedded',
        modules: ['belowline-embedded'],
        bits: 64,
        debug: false,
        maxBsonObjectSize: 16 * 1024 * 1024,
        storageEngines: ['lmdb'],
      }),
  }),
);

const serverStatus = defineCommand({
  name: 'serverStatus',
  fields: {},
  run: (_fields, { server }) =>
    reply({
      host: server.address,
      version: VERSION.slice(0, 3).join('.'),
      process: 'belowline-embedded',
      pid: process.pid,
      uptime: (Date.now() - server.startedAt.getTime()) / 1000,
      localTime: new Date(),
      storageEngine: { name: 'lmdb', persistent: true },
    }),
});

const connectionStatus = defineCommand({
  name: 'connectionStatus',
  fields: { showPrivileges: field.flag },
  run: () => reply({ authInfo: { authenticatedUsers: [], authenticatedUserRoles: [] } }),
});

const listDatabasesFields = {
  filter: field.document,
  nameOnly: field.flag,
  authorizedDatabases: field.flag,
};

const listDatabases = defineCommand({
  name: 'listDatabases',
  fields: listDatabasesFields,
  run({ filter = {}, nameOnly = false }, { access }) {
    const holds = compileFilter(filter);
    return access.read((state) => {
      const databases = state.databases().map((name) => {
        const sizes = state.collections(name).map((collection) => state.stats(collection).dataSize);
        return { name, sizeOnDisk: sizes.reduce((sum, size) => sum + size, 0), empty: sizes.length === 0 };
      });
      const chosen = databases.filter((item) => holds(item));
      if (nameOnly) return reply({ databases: chosen.map(({ name }) => ({ name })) });
      const totalSize = chosen.reduce((sum, { sizeOnDisk }) => sum + sizeOnDisk, 0);
      return reply({ databases: chosen, totalSize });
    });
  },
});

const dropDatabase = defineCommand({
  name: 'dropDatabase',
  fields: {},
  run(_fields, { access, database }) {
    checkDatabaseName(database);
    return access.write((state) => {
      state.dropDatabase(database);
      return reply({ dropped: database });
    });
  },
});

/** Commands about the server and its databases. */
export const serverCommands: readonly Command[] = [
  ...greetings,
  ...buildInfo,
  ping,
  serverStatus,
  connectionStatus,
  listDatabases,
  dropDatabase,
];
