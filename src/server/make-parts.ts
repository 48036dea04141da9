import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { FastifyBaseLogger, FastifyRequest } from 'fastify';
import { arrivalArea, arrivalReactions, arrivalRoutes } from '../modules/arrivals/index.ts';
import {
  carrierArea,
  carrierKeys,
  carrierReactions,
  carrierRoutes,
  readSigners,
  type WalletSigners,
} from '../modules/carriers/index.ts';
import { editionRoutes, getProgramme } from '../modules/editions/index.ts';
import { eraseExpiredFaces, faceArea, faceReactions, faceRoutes } from '../modules/faces/index.ts';
import {
  journeyArea,
  journeyReactions,
  journeyRoutes,
  openPlanner,
  type Planner,
  releaseExpiredJourneys,
} from '../modules/journeys/index.ts';
import {
  GoodsReturned,
  type MarketPorts,
  marketArea,
  marketReactions,
  marketRounds,
  marketRoutes,
  refreshStock,
  releaseExpiredGoods,
} from '../modules/market/index.ts';
import {
  loadRates,
  orderArea,
  orderReactions,
  orderRoutes,
  type Sellable,
  settlePayments,
} from '../modules/orders/index.ts';
import { passArea, passReactions, passRoutes, rotateIssuer } from '../modules/passes/index.ts';
import { appointStaff, openSignIn, type PersonalArea, peopleRoutes, type SignIn } from '../modules/people/index.ts';
import { reportRoutes } from '../modules/reports/index.ts';
import { screeningArea, screeningRoutes } from '../modules/screening/index.ts';
import { releaseExpired, ticketArea, ticketReactions, ticketRoutes } from '../modules/tickets/index.ts';
import { type Clock, demoClock, machineClock } from '../platform/clock.ts';
import type { Config } from '../platform/config.ts';
import { dbOver } from '../platform/database/db.ts';
import { type Database, openDatabase } from '../platform/database/transactor.ts';
import { findOffset, findOrInsertOffset } from '../platform/demo/store.ts';
import { type Bank, builtInBank } from '../platform/fakes/bank.ts';
import { demoMailer, type Mailer, smtpMailer } from '../platform/mail/mailer.ts';
import { type Reaction, startDispatcher } from '../platform/outbox/dispatcher.ts';
import { sweepReactions } from '../platform/outbox/store.ts';
import type { PaymentProvider } from '../platform/payments/provider.ts';
import { stripeProvider } from '../platform/payments/stripe.ts';
import { type Rules, readRules } from '../platform/rules/read-rules.ts';
import { type SecretBox, secretBox } from '../platform/secrets/secret-box.ts';
import { findOrInsertSecret } from '../platform/secrets/store.ts';
import { amadeus } from '../platform/suppliers/amadeus.ts';
import type { Connector } from '../platform/suppliers/connector.ts';
import { hotelbeds } from '../platform/suppliers/hotelbeds.ts';
import { type Actor, anyone, systemActor } from '../platform/tx.ts';
import { demoRoutes } from './demo-routes.ts';
import { type KnownGates, openKnownGates } from './known-gates.ts';
import type { Parts } from './parts.ts';
import { repeat } from './repeat.ts';
import { readsBooks, sellingOf } from './selling.ts';

export interface PartsOptions {
  readonly config: Config;
  readonly databaseUrl: string;
  readonly log: FastifyBaseLogger;
  readonly origin: string;
  readonly webFolder?: string;
  /** For tests: a clock they hold, no limits, answers held against their schema. */
  readonly testing?: {
    readonly clock: Clock;
    readonly bank?: { readonly lateMs: number; readonly silenceMs: number };
    /** A slow machine must not make a test's plan another one. */
    readonly plansWithinMs?: number;
  };
}

const areas: readonly PersonalArea[] = [
  ticketArea,
  journeyArea,
  passArea,
  carrierArea,
  screeningArea,
  faceArea,
  arrivalArea,
  marketArea,
  orderArea,
];

/** Puts a server together over a migrated database with its edition loaded. */
export async function makeParts(options: PartsOptions): Promise<Parts> {
  const { config, log, origin, testing } = options;
  const onError = (error: unknown) => log.error({ err: error }, 'background work');
  const first = openDatabase({ url: options.databaseUrl, clock: machineClock, connections: 1, onIdleError: onError });
  const started = await startingState(first, config);
  await first.close();
  const clock = testing?.clock ?? (config.demo ? demoClock(started.offsetMs) : machineClock);
  const database = openDatabase({ url: options.databaseUrl, clock, connections: 20, onIdleError: onError });
  const box = secretBox(config.secret ?? started.secret);
  const rules = readRules(rulesFolder);
  await setUp(database, config, { box, rules });
  const mailer = config.smtpUrl ? smtpMailer(config.smtpUrl, config.mailFrom) : demoMailer(database, clock);
  const bank = config.demo || testing ? builtInBank(database, testing?.bank) : undefined;
  const providers = providersOf(config, bank);
  const secret = config.secret ?? started.secret;
  const carriers = { keys: carrierKeys(secret), box, signers: readSigners(config) };
  const signIn = openSignIn({
    database,
    databaseUrl: options.databaseUrl,
    origin,
    secret,
    mailer,
    rateLimit: !testing,
  });
  const planner = openPlanner(testing?.plansWithinMs ? { withinMs: testing.plansWithinMs } : {});
  const dispatcher = startDispatcher(database, reactionsOf(mailer, origin, carriers.signers, planner), {
    pollMs: testing ? 100 : 1_000,
    onError,
  });
  const gates = openKnownGates(database);
  const { market, sellables, selling } = sellingOf(config, { packs: rules.packs, box });
  const isTesting = testing !== undefined;
  const work = startWork(database, clock, { config, providers, sellables, market, isTesting, onError });
  return {
    config,
    log,
    database,
    clock,
    origin,
    signIn,
    providers,
    timeZone: started.timeZone,
    webFolder: options.webFolder,
    carriers,
    planner,
    market,
    limits: !testing,
    box,
    checkAnswers: isTesting,
    identify: identifier(signIn, gates),
    gateName: gates.nameOf,
    routes: [
      ...editionRoutes,
      ...peopleRoutes(areas),
      ...ticketRoutes(database),
      ...marketRoutes(market),
      ...journeyRoutes({ planner, connectors: connectorsOf(config) }),
      ...orderRoutes({ selling, providers, bank, readsBooks }),
      ...screeningRoutes({ box }),
      ...passRoutes({ database, box, clockOffsetMs: () => (config.demo ? offsetOf(clock) : 0) }),
      ...carrierRoutes({ ...carriers, origin, machineNow: Date.now }),
      ...arrivalRoutes,
      ...faceRoutes({ box }),
      ...reportRoutes,
      ...demoRoutes({ config, clock, providers: providers.map((provider) => provider.name) }),
    ],
    close: closer({ work, dispatcher, planner, signIn, database }),
  };
}

/** Ends everything in an order in which nothing is cut off. */
function closer(running: {
  work: readonly { stop(): Promise<void> }[];
  dispatcher: { stop(): Promise<void> };
  planner: Planner;
  signIn: SignIn;
  database: Database;
}): () => Promise<void> {
  return async () => {
    await Promise.all(running.work.map((one) => one.stop()));
    await running.dispatcher.stop();
    await running.planner.close();
    await running.signIn.close();
    await running.database.close();
  };
}

function reactionsOf(mailer: Mailer, origin: string, signers: WalletSigners, planner: Planner): Reaction[] {
  return [
    ...orderReactions(mailer, origin, [GoodsReturned]),
    ...ticketReactions(mailer, origin),
    ...marketReactions(mailer, origin),
    ...passReactions,
    ...carrierReactions(mailer, origin, signers),
    ...faceReactions,
    ...arrivalReactions(mailer, origin),
    ...journeyReactions(mailer, origin, planner),
  ];
}

/** Packs of duties and taxes, rates of exchange: the project's, from the source and from the bundle alike. */
const rulesFolder = join(import.meta.dirname, '../../rules');

/** What must stand in the database before anybody calls. */
async function setUp(database: Database, config: Config, { box, rules }: { box: SecretBox; rules: Rules }) {
  await database.write(systemActor('server/start'), async (tx) => {
    for (const table of rules.rates) await loadRates(tx, table);
    await rotateIssuer(tx, config.edition, box, { onlyIfNone: true });
    await appointStaff(tx, config.edition, config.staffEmails);
  });
}

/** What runs beside the requests, round after round. */
function startWork(
  database: Database,
  clock: Clock,
  options: {
    config: Config;
    providers: readonly PaymentProvider[];
    sellables: readonly Sellable[];
    market: MarketPorts;
    isTesting: boolean;
    onError: (error: unknown) => void;
  },
) {
  const { config, providers, sellables, market, isTesting, onError } = options;
  return [
    repeat(2_000, onError, () =>
      settlePayments({ database, providers, sellables, silentSeconds: isTesting ? 0.2 : 20, onError }),
    ),
    repeat(3_000, onError, async () => {
      await database.write(systemActor('tickets/sweep'), async (tx) => {
        await releaseExpired(tx, config.edition);
        await releaseExpiredJourneys(tx, config.edition);
        await releaseExpiredGoods(tx, config.edition);
      });
    }),
    repeat(isTesting ? 500 : 5_000, onError, async () => {
      await database.write(systemActor('faces/sweep'), (tx) => eraseExpiredFaces(tx, config.edition));
    }),
    repeat(isTesting ? 2_000 : 20_000, onError, async () => {
      await database.write(systemActor('market/sweep'), (tx) => refreshStock(tx, config.edition));
    }),
    ...marketRounds(database, config.edition, market).map(({ everyMs, round }) =>
      repeat(isTesting ? 500 : everyMs, onError, round),
    ),
    repeat(3_600_000, onError, () => sweepReactions(dbOver(database.pool))),
    ...('setOffset' in clock
      ? [repeat(500, onError, () => followClock(database, clock as ReturnType<typeof demoClock>))]
      : []),
  ];
}

/** What is decided once per database: its secret, how far a demo's clock is from the machine's. */
async function startingState(database: Database, config: Config) {
  const db = dbOver(database.pool);
  const secret = await findOrInsertSecret(db, 'deployment', randomBytes(32).toString('base64url'));
  const programme = await database.read(anyone, (tx) => getProgramme(tx, config.edition));
  const offsetMs = await findOrInsertOffset(db, programme.demoStartsAt - Date.now());
  return { secret, offsetMs, timeZone: programme.edition.timeZone };
}

function providersOf(config: Config, bank: Bank | undefined): PaymentProvider[] {
  const { stripeSecretKey, stripeWebhookSecret } = config;
  const stripe =
    stripeSecretKey && stripeWebhookSecret
      ? [stripeProvider({ secretKey: stripeSecretKey, webhookSecret: stripeWebhookSecret })]
      : [];
  return [...stripe, ...(bank ? [bank] : [])];
}

/** Suppliers outside of the house; asked only where there are keys. */
function connectorsOf(config: Config): Connector[] {
  return [
    amadeus({ key: config.amadeusKey, secret: config.amadeusSecret, url: config.amadeusUrl }),
    hotelbeds({ key: config.hotelbedsKey, secret: config.hotelbedsSecret, url: config.hotelbedsUrl }),
  ];
}

/** How far a clock is from the machine's, in ms. */
function offsetOf(clock: Clock): number {
  return 'offsetMs' in clock ? (clock as ReturnType<typeof demoClock>).offsetMs() : clock.now() - Date.now();
}

/** Other processes may have moved the demo's clock. */
async function followClock(database: Database, clock: ReturnType<typeof demoClock>): Promise<void> {
  const kept = await findOffset(dbOver(database.pool));
  if (kept && kept.offsetMs !== clock.offsetMs()) clock.setOffset(kept.offsetMs);
}

/** A gate by its bearer token, a person by the cookie. */
function identifier(signIn: SignIn, gates: KnownGates): (request: FastifyRequest) => Promise<Actor> {
  return async (request) => {
    const gate = gates.identify(request);
    if (gate) return await gate;
    if (request.headers.cookie === undefined) return anyone;
    return await signIn.identify(new Headers({ cookie: request.headers.cookie }));
  };
}
