import { type ChildProcess, fork, spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { defineCommand } from 'citty';
import pino from 'pino';
import { getProgramme } from '../modules/editions/index.ts';
import { pairGate } from '../modules/passes/index.ts';
import { type Config, readConfig } from '../platform/config.ts';
import { anyone, systemActor } from '../platform/tx.ts';
import { makeApp } from '../server/app.ts';
import { makeParts } from '../server/make-parts.ts';
import type { Parts } from '../server/parts.ts';
import { holdFolder } from './hold-folder.ts';
import { loadFolder, openStore } from './open-store.ts';
import { dataFolder, projectFolder } from './places.ts';
import { fail, say, steps } from './say.ts';

export const upCommand = defineCommand({
  meta: { name: 'up', description: 'Starts everything: database, edition, server and one gate' },
  args: { gate: { type: 'string', description: 'Gate to run beside the server, venue.gate; "none" for none' } },
  async run({ args }) {
    await up(args.gate).catch((error: Error) => fail(error.message));
  },
});

/** The gate of a demo stands at a hall that opens on the first days. */
const demoGate = 'nippon-budokan.A';

async function up(gateWish: string | undefined): Promise<void> {
  const started = performance.now();
  const config = withDemoStaff(readConfig(process.env, join(projectFolder, 'kaimon.yaml')));
  const folder = dataFolder(config);
  const release = holdFolder(folder);
  await needFree(config.host, config.port, 'KAIMON_PORT');
  if (gateWish !== 'none') await needFree(config.host, config.gatePort, 'KAIMON_GATE_PORT');
  const { step } = steps();
  const web = buildWeb();
  const store = await step('Starting the database', () => openStore(config));
  await step(`Loading the edition ${config.edition}`, () =>
    loadFolder(store.url, join(projectFolder, 'editions', config.edition)),
  );
  await step('Building the pages', () => web);
  const log = pino({ level: config.logLevel }, pino.destination({ dest: join(folder, 'kaimon.log'), sync: false }));
  const origin = config.origin ?? `http://${config.host === '127.0.0.1' ? 'localhost' : config.host}:${config.port}`;
  const parts = await makeParts({
    config,
    databaseUrl: store.url,
    log,
    origin,
    webFolder: join(projectFolder, 'dist'),
  });
  const app = await makeApp(parts);
  await app.listen({ port: config.port, host: config.host });
  const gate = gateWish === 'none' ? undefined : await startGate(parts, folder, gateWish ?? demoGate);
  tell(parts, gate !== undefined, performance.now() - started);

  let isStopping = false;
  const stopAll = async (): Promise<void> => {
    if (isStopping) return;
    isStopping = true;
    gate?.kill('SIGTERM');
    await app.close();
    await parts.close();
    await store.stop();
    release();
    process.exit(0);
  };
  process.on('SIGINT', stopAll);
  process.on('SIGTERM', stopAll);
}

/** A demo has somebody who can see the staff's pages. */
function withDemoStaff(config: Config): Config {
  return config.demo && config.staffEmails.length === 0 ? { ...config, staffEmails: ['staff@example.org'] } : config;
}

async function needFree(host: string, port: number, setting: string): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const probe = createServer();
    probe.once('error', () =>
      reject(new Error(`Port ${port} is taken by another program. Stop it, or set ${setting} to a free port.`)),
    );
    probe.listen(port, host, () => probe.close(() => resolve()));
  });
}

/** Runs beside the start of the database; a second start finds the pages built. */
function buildWeb(): Promise<void> {
  const built = new Promise<void>((resolve, reject) => {
    const child = spawn(process.execPath, [join(projectFolder, 'bin/build-web.mjs')], {
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let said = '';
    child.stderr.on('data', (text) => {
      said += String(text);
    });
    child.on('exit', (code) =>
      code === 0 ? resolve() : reject(new Error(`The pages could not be built:\n${said.slice(-2_000)}`)),
    );
  });
  built.catch(() => undefined);
  return built;
}

async function startGate(parts: Parts, folder: string, gate: string): Promise<ChildProcess> {
  const { config, database } = parts;
  const programme = await database.read(anyone, (tx) => getProgramme(tx, config.edition));
  if (!programme.policy.gates.some((one) => one.key === gate))
    throw new Error(`The edition has no gate ${gate}. Name one with --gate venue.gate.`);
  const home = join(folder, 'gates', `${config.edition}.${gate}`);
  mkdirSync(home, { recursive: true, mode: 0o700 });
  const secretFile = join(home, 'secret');
  if (!existsSync(secretFile)) {
    const secret = await database.write(systemActor('cli/up'), (tx) => pairGate(tx, config.edition, gate, gate));
    writeFileSync(secretFile, secret, { mode: 0o600 });
  }
  const secret = readFileSync(secretFile, 'utf8');
  const server = `http://${config.host}:${config.port}`;
  const child = fork(
    join(projectFolder, 'dist/cli/main.js'),
    ['gate', '--folder', home, '--server', server, '--edition', config.edition, '--gate', gate],
    {
      env: { ...process.env, KAIMON_GATE_SECRET: secret, KAIMON_GATE_PORT: String(config.gatePort) },
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    },
  );
  return child;
}

function tell({ origin, config, clock }: Parts, hasGate: boolean, tookMs: number): void {
  say();
  say(`  Kaimon is ready, ${(tookMs / 1000).toFixed(1)} s.`);
  say();
  say(`  Visitors   ${origin}/`);
  say(`  Staff      ${origin}/staff`);
  say(`  Brands     ${origin}/brand`);
  if (hasGate)
    say(`  Gate       http://${config.host === '127.0.0.1' ? 'localhost' : config.host}:${config.gatePort}/`);
  if (config.demo) {
    say();
    say(
      '  This is a demo on a clock of its own; it is ' +
        new Date(clock.now()).toISOString().slice(0, 16).replace('T', ' ') +
        ' UTC there.',
    );
    say(`  Sign in with any e-mail address; the code arrives at ${origin}/en/${config.edition}/mailbox`);
    say(`  As staff, sign in as ${config.staffEmails.join(', ')}`);
  }
  say();
  say('  Ctrl-C stops everything.');
}
