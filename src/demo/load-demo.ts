import { randomPassword, setAccount } from '../accounts/index.js';
import type { Config } from '../config/config.js';
import { createContext, type ContextOptions } from '../context.js';
import { createCaseStore } from '../moderation/index.js';
import { systemClock, type Clock } from '../platform/clock.js';
import type { Role } from '../platform/http/permissions.js';
import { demoArticles, demoComments, demoReaders } from './content/index.js';
import { announceVacancies } from './demo-vacancies.js';
import { writeDemoAccounts, type DemoAccount } from './demo-accounts.js';
import { DemoClock } from './demo-clock.js';
import { scheduleDemo } from './demo-schedule.js';
import { DemoStage, type DemoStaff, type DemoStageDeps } from './demo-stage.js';
import { createDemoStore } from './demo-store.js';

export interface LoadDemoDeps extends Pick<ContextOptions, 'config' | 'connection' | 'logger'> {
  /** Tells the moment of loading, up to which the demonstration's time runs. */
  readonly clock?: Clock;
}

const CONTENT = { readers: demoReaders, articles: demoArticles, comments: demoComments };

/** The reader whose account is handed out has comments, and flags with several outcomes, to look at. */
const SHOWN_READER = 'priya-lanthorne';

/** The demonstration belongs to the embedded database, and to nobody else's. */
export function hasDemo({ demo, mongodbUri }: Pick<Config, 'demo' | 'mongodbUri'>): boolean {
  return demo && mongodbUri === null;
}

/**
 * Loads the demonstration into an empty database and writes its accounts' passwords to `DATA_DIR`. A load that was
 * killed is undone and begins anew; one that came to its end is never repeated. Returns whether it loaded. To be
 * called with the indexes made, and before anybody else uses the database.
 */
export async function loadDemo(deps: LoadDemoDeps): Promise<boolean> {
  const demoStore = createDemoStore(deps.connection);
  const state = await demoStore.find();
  if (state === 'loaded') return false;
  if (state === 'loading') await demoStore.removeEverything();
  else if (!(await demoStore.isEmpty())) return false;
  await demoStore.set('loading');
  const accounts = await play(deps);
  await writeDemoAccounts(deps.config.dataDir, accounts);
  await demoStore.set('loaded');
  return true;
}

/** Lets all of it happen, on a clock that follows the schedule, and returns the accounts to hand out. */
async function play({ clock = systemClock, ...options }: LoadDemoDeps): Promise<readonly DemoAccount[]> {
  const demoClock = new DemoClock();
  const { accounts, audit, transactions, features } = createContext({
    ...options,
    clock: demoClock,
    withoutMails: true,
  });
  const caseStore = createCaseStore(options.connection);
  const deps = { ...features, ...accounts, ...audit, ...transactions, caseStore };
  const schedule = scheduleDemo(CONTENT, clock.now());
  demoClock.moveTo(schedule[0]?.at ?? 0);
  const reader = demoAccount('reader');
  const { staff, signIns } = await engageStaff(deps);
  const stage = new DemoStage(deps, staff, ({ key }) =>
    key === SHOWN_READER ? reader : { email: `${key}@readers.example` },
  );
  for (const { at, act } of schedule) {
    demoClock.moveTo(at);
    await stage.perform(act);
  }
  await announceVacancies(deps, { until: clock.now(), editorId: staff.editor.id });
  return [reader, ...signIns];
}

function demoAccount(role: Role): DemoAccount {
  return { role, email: `${role}@belowline.example`, password: randomPassword() };
}

async function engageStaff(deps: DemoStageDeps) {
  const engage = async (role: Role, displayName: string) => {
    const signIn = demoAccount(role);
    const { account } = await setAccount(deps, { ...signIn, displayName });
    return { account, signIn };
  };
  const moderator = await engage('moderator', 'Demo Moderator');
  const editor = await engage('editor', 'Demo Editor');
  const admin = await engage('admin', 'Demo Admin');
  const staff: DemoStaff = { moderator: moderator.account, editor: editor.account };
  return { staff, signIns: [moderator, editor, admin].map(({ signIn }) => signIn) };
}
