import { type ChildProcess, fork } from 'node:child_process';
import { generateKeyPairSync, sign } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import pino from 'pino';
import { encodeCode, proofInput, stepOf } from '../../engines/admission/code.ts';
import { assembleToken, unsignedToken } from '../../engines/admission/token.ts';
import type { Act, GateState } from '../../gate/contract.ts';
import { hour } from '../../kernel/time.ts';
import { getProgramme, loadEdition, parseBlueprint } from '../../modules/editions/index.ts';
import { getIssuer } from '../../modules/passes/get-issuer.ts';
import { pairGate } from '../../modules/passes/index.ts';
import { demoClock } from '../../platform/clock.ts';
import { readConfig } from '../../platform/config.ts';
import { dbOver } from '../../platform/database/db.ts';
import { at, sql } from '../../platform/database/sql.ts';
import { findOrInsertOffset } from '../../platform/demo/store.ts';
import { newId } from '../../platform/new-id.ts';
import { secretBox } from '../../platform/secrets/secret-box.ts';
import { systemActor } from '../../platform/tx.ts';
import { makeApp } from '../../server/app.ts';
import { makeParts } from '../../server/make-parts.ts';
import type { BenchOptions } from '../bench.ts';
import { readEditionFolder } from '../open-store.ts';
import { projectFolder } from '../places.ts';
import { type BenchResult, median } from './figures.ts';
import { compressed } from './point.ts';
import { makeScratch, type Scratch } from './scratch.ts';

const edition = 'tokyo-2020';
const gate = 'olympic-stadium.A';
const sessions = ['TYO20-ATH-01', 'TYO20-ATH-02'] as const;
/** The first session runs, the second has its doors in the afternoon. */
const doorsAt = Date.parse('2021-07-30T11:00:00+09:00');
const secretOfServer = 'a secret of this measurement, long enough';
const starts = 5;

/**
 * A gate of the stadium on a day of `--people 80000`, one in a hundred of their tickets given back: it fetches core and
 * directory from a real server over a real database, is stopped, and starts again with no network. Measured are the two
 * documents, the time from the start of the process to the answer to a code with both signatures, and the memory of the
 * process once the directory is loaded and was searched.
 */
export async function benchGateStart(options: BenchOptions): Promise<BenchResult> {
  const people = Number(options['people'] ?? 80_000);
  const scratch = await makeScratch(undefined);
  const { blueprint } = parseBlueprint(readEditionFolder(join(projectFolder, 'editions', edition)));
  await scratch.database.write(systemActor('bench'), (tx) => loadEdition(tx, blueprint!));
  await fillStadium(scratch, people);
  const clock = demoClock(doorsAt - Date.now());
  await findOrInsertOffset(dbOver(scratch.database.pool), clock.offsetMs());
  const config = { ...readConfig({}, '/nowhere.yaml'), edition, secret: secretOfServer };
  const log = pino({ level: 'fatal' });
  const parts = await makeParts({ config, databaseUrl: scratch.url, log, origin: 'http://localhost:7000', testing: { clock } }); // biome-ignore format: one call
  const app = await makeApp({ ...parts, checkAnswers: false });
  const server = await app.listen({ port: 0, host: '127.0.0.1' });
  const secret = await scratch.database.write(systemActor('bench'), (tx) => pairGate(tx, edition, gate, gate));
  const ask = async (path: string) =>
    (await (await fetch(`${server}/api/editions/${edition}/gates/${gate}/${path}`, { headers: { authorization: `Bearer ${secret}` } })).json()) as Record<string, string>; // biome-ignore format: one call
  const began = performance.now();
  const directory = (await ask('directory'))['directory']!;
  const directoryMadeMs = Math.round(performance.now() - began);
  const visitor = await makeVisitor(scratch);
  const first = await startGate(scratch, { server, secret });
  await first.until((state) => state.isOnline && state.directory.state === 'ready' && state.directory.people >= people);
  const core = (await ask('snapshot'))['snapshot']!;
  await first.stop();
  await app.close();
  await parts.close();
  const firstDecisions: number[] = [];
  const directories: number[] = [];
  const cpus: number[] = [];
  let [rss, rssLoaded] = [0, 0];
  for (let round = 0; round < starts; round++) {
    const startedAt = performance.now();
    const alone = await startGate(scratch, { server: 'http://127.0.0.1:9', secret });
    const act = await alone.admit(visitor.codeAt(clock.now()));
    firstDecisions.push(performance.now() - startedAt);
    cpus.push(alone.cpuMs());
    if (act.outcome !== 'admit' && act.reason !== 'alreadyUsed') throw new Error(`The gate said ${act.reason}`);
    await alone.until((state) => state.directory.state === 'ready' && state.directory.people >= people);
    directories.push(performance.now() - startedAt);
    rssLoaded = Math.max(rssLoaded, alone.rssMb());
    await alone.find('tanaka 12');
    rss = Math.max(rss, alone.rssMb());
    await alone.stop();
  }
  await scratch.remove();
  return {
    coreBytes: Buffer.byteLength(core),
    directoryBytes: Buffer.byteLength(directory),
    firstDecisionMs: Math.round(median(firstDecisions)),
    rssMb: rss,
    rssBeforeLookUpMb: rssLoaded,
    firstDecisionCpuMs: median(cpus),
    directoryReadyMs: Math.round(median(directories)),
    directoryMadeMs,
    people,
  };
}

/** Accounts of two, each with seats at one of two sessions of a day, written as the modules would. */
async function fillStadium(scratch: Scratch, people: number): Promise<void> {
  const db = dbOver(scratch.database.pool);
  // One in a hundred gives the tickets back.
  const count = Math.ceil(people / 2 / 0.99) + 1;
  const now = at(doorsAt);
  await db.run(
    sql`CREATE TABLE bench_seated AS SELECT i, gen_random_uuid() AS person, gen_random_uuid() AS companion FROM generate_series(0, ${count - 1}::integer) AS i`,
  );
  await db.run(sql`INSERT INTO people."user" ("id", "name", "email", "emailVerified")
    SELECT person::text, '', 'visitor' || i || '@example.org', true FROM bench_seated`);
  await db.run(sql`INSERT INTO people.profile (person, name, language, favourite_disciplines, needs)
    SELECT person, 'Tanaka ' || i, 'ja', '{}', '{}' FROM bench_seated`);
  await db.run(
    sql`INSERT INTO people.member (person, id, name, kind) SELECT person, companion, '佐藤 ミオ ' || i, 'adult' FROM bench_seated`,
  );
  const digits = sql`translate(upper(lpad(to_hex(i), 6, '0')), 'ILOU', '0000')`;
  await db.run(sql`INSERT INTO passes.pass (edition, member, person, id, short_code)
    SELECT ${edition}, person, person, '0000000' || ${digits}, 'AA' || lpad(i::text, 6, '0') FROM bench_seated UNION ALL
    SELECT ${edition}, companion, person, '1000000' || ${digits}, 'BB' || lpad(i::text, 6, '0') FROM bench_seated`);
  await db.run(sql`INSERT INTO tickets.ticket (edition, id, session, category, place, person, member, price_amount, currency, order_id, status, state, issued_at, changed_at)
    SELECT ${edition}, gen_random_uuid(), (ARRAY[${sessions[0]}, ${sessions[1]}])[1 + i % 2], 'A', 2 * (i / 2) + half, person,
      CASE half WHEN 0 THEN person ELSE companion END, 1000, 'JPY', gen_random_uuid(), 2 * (i / 2) + half,
      CASE WHEN i % 100 = 99 THEN 'cancelled' ELSE 'valid' END, ${now}::timestamptz, ${now}::timestamptz
    FROM bench_seated, generate_series(0, 1) AS half`);
  await db.run(sql`DROP TABLE bench_seated`);
}

/** Somebody with a seat at the first session, and the phone that shows their code. */
async function makeVisitor(scratch: Scratch): Promise<{ codeAt(now: number): string }> {
  const { issuer, session, sector } = await scratch.database.read(systemActor('bench'), async (tx) => {
    const programme = await getProgramme(tx, edition);
    const key = (await getIssuer(tx, edition, secretBox(secretOfServer)))!;
    return { issuer: key, session: programme.sessionNumber(sessions[0]), sector: programme.sectorNumber(gate) };
  });
  const phone = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const unsigned = unsignedToken(
    {
      edition,
      id: '0000000000000',
      kind: 'adult',
      entitlements: [{ session, sector, place: 0, status: 0 }],
      issuedAt: doorsAt - hour,
      expiresAt: doorsAt + 24 * hour,
      deviceKey: compressed(phone.publicKey),
      party: [],
    },
    new Uint8Array(Buffer.from(issuer.keyId, 'hex')),
  );
  const token = assembleToken(unsigned, new Uint8Array(issuer.sign(unsigned.signingInput)));
  return {
    codeAt(now) {
      const step = stepOf(now, 15);
      const proof = sign('sha256', proofInput(token, step), { key: phone.privateKey, dsaEncoding: 'ieee-p1363' });
      const code = encodeCode({ kind: 'device', token, step, signature: new Uint8Array(proof) });
      return Buffer.from(code).toString('base64url');
    },
  };
}

/** A gate in a process of its own. */
interface StartedGate {
  until(isSo: (state: GateState) => boolean): Promise<void>;
  admit(code: string): Promise<Act>;
  find(name: string): Promise<void>;
  /** Memory of the process as the system counts it (VmRSS). */
  rssMb(): number;
  /** Milliseconds of processor time so far. */
  cpuMs(): number;
  stop(): Promise<void>;
}

const gatePort = 7_297;

async function startGate(scratch: Scratch, to: { server: string; secret: string }): Promise<StartedGate> {
  const folder = join(scratch.folder, 'gate');
  const words = [
    'gate',
    '--folder',
    folder,
    '--server',
    to.server,
    '--edition',
    edition,
    '--gate',
    gate,
    '--port',
    String(gatePort),
  ];
  const child: ChildProcess = fork(join(projectFolder, 'dist/cli/main.js'), words, {
    env: { ...process.env, KAIMON_GATE_SECRET: to.secret },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const url = `http://127.0.0.1:${gatePort}/api`;
  const state = async () => (await (await fetch(`${url}/state`)).json()) as GateState;
  for (;;) {
    const answers = await state().then(
      () => true,
      () => false,
    );
    if (answers) break;
    await rest(2);
  }
  return {
    async until(isSo) {
      for (const end = Date.now() + 60_000; ; await rest(10)) {
        const now = await state();
        if (isSo(now)) return;
        if (Date.now() > end) throw new Error(`The gate stays at ${JSON.stringify(now)}`);
      }
    },
    async admit(code) {
      const body = JSON.stringify({ id: newId(), direction: 'entry', code });
      const headers = { 'content-type': 'application/json' };
      return (await (await fetch(`${url}/admit`, { method: 'POST', headers, body })).json()) as Act;
    },
    async find(name) {
      await (await fetch(`${url}/people?q=${encodeURIComponent(name)}`)).json();
    },
    rssMb() {
      const status = readFileSync(`/proc/${child.pid}/status`, 'utf8');
      return Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? Number.NaN) / 1_024);
    },
    cpuMs() {
      const stat = readFileSync(`/proc/${child.pid}/stat`, 'utf8');
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      return 10 * (Number(fields[11]) + Number(fields[12]));
    },
    async stop() {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      await ended;
    },
  };
}

const rest = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
