import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statfsSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import {
  type Blueprint,
  editionProblems,
  getProgramme,
  listEditionHashes,
  loadEdition,
  parseBlueprint,
} from '../modules/editions/index.ts';
import { findSupplySource, loadSupply, parseSupply, supplyTables } from '../modules/journeys/index.ts';
import { loadMarket } from '../modules/market/index.ts';
import { findMovedSeats } from '../modules/tickets/index.ts';
import { machineClock } from '../platform/clock.ts';
import type { Config } from '../platform/config.ts';
import { startEmbedded } from '../platform/database/embedded.ts';
import { migrate, readMigrations } from '../platform/database/migrate.ts';
import { openDatabase } from '../platform/database/transactor.ts';
import { systemActor, type Tx } from '../platform/tx.ts';
import { dataFolder, projectFolder } from './places.ts';

/** A migrated database, and how to leave it. */
export interface Store {
  readonly url: string;
  /** False for a server that ran already, or that is somebody else's. */
  readonly startedHere: boolean;
  stop(): Promise<void>;
}

const leastFreeBytes = 200 * 1024 * 1024;

/** Starts the embedded PostgreSQL, or takes the one of DATABASE_URL, and brings it up to date. */
export async function openStore(config: Config): Promise<Store> {
  const migrations = readMigrations(join(projectFolder, 'migrations'));
  if (config.databaseUrl) {
    await migrate(config.databaseUrl, migrations);
    return { url: config.databaseUrl, startedHere: false, stop: () => Promise.resolve() };
  }
  const folder = dataFolder(config);
  const disk = statfsSync(folder);
  if (disk.bavail * disk.bsize < leastFreeBytes) {
    throw new Error(
      `The disk of ${folder} has less than 200 MB free. Free some space and start again; nothing is lost.`,
    );
  }
  const embedded = await startEmbedded({ folder: join(folder, 'database') });
  const url = embedded.url('kaimon');
  await createDatabase(embedded.url('postgres'));
  await migrate(url, migrations);
  return { url, startedHere: embedded.startedHere, stop: () => embedded.stop() };
}

async function createDatabase(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const known = await client.query("SELECT 1 FROM pg_database WHERE datname = 'kaimon'");
    if (known.rowCount === 0) await client.query('CREATE DATABASE kaimon');
  } finally {
    await client.end();
  }
}

/** The files of an edition's folder as texts. */
export function readEditionFolder(folder: string): Map<string, string> {
  if (!existsSync(folder)) throw new Error(`${editionProblems.noSuchEdition.title} Looked in ${folder}.`);
  const names = readdirSync(folder).filter((name) => /\.(csv|ya?ml|json)$/.test(name));
  return new Map(names.map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
}

/** Loads an edition's folder whole; throws when it has a fault. */
export async function loadFolder(url: string, folder: string): Promise<boolean> {
  const { blueprint, faults } = parseBlueprint(readEditionFolder(folder));
  if (!blueprint)
    throw new Error(
      `The edition in ${folder} has ${faults.length} faults. See them with: npx kaimon edition check ${folder}`,
    );
  const database = openDatabase({ url, clock: machineClock, connections: 1 });
  try {
    const changed = await database.write(systemActor('cli/load'), (tx) => loadKeepingSeats(tx, blueprint));
    const supplied = await database.write(systemActor('cli/load'), (tx) => loadSupplyFolder(tx, blueprint, folder));
    const stocked = await database.write(systemActor('cli/load'), (tx) =>
      loadMarketFolder(tx, blueprint.edition.id, folder),
    );
    return changed || supplied || stocked;
  } finally {
    await database.close();
  }
}

/** Loads what the edition has on offer, where its folder has a `supply`. One that staff changed since stays as they left it. */
async function loadSupplyFolder(tx: Tx, blueprint: Blueprint, folder: string): Promise<boolean> {
  const place = join(folder, 'supply');
  if (!existsSync(place)) return false;
  const names = supplyTables.map((table) => table.file).filter((name) => existsSync(join(place, name)));
  const files = new Map(names.map((name) => [name, readFileSync(join(place, name), 'utf8')]));
  const { id } = blueprint.edition;
  const stamp = createHash('sha256')
    .update(JSON.stringify([...files]))
    .digest('hex');
  if ((await findSupplySource(tx, id)) === stamp) return false;
  const { tables, faults } = parseSupply(files, await getProgramme(tx, id));
  if (!tables)
    throw new Error(
      `The supply in ${place} has ${faults.length} faults. See them with: npx kaimon supply check ${folder}`,
    );
  return (await loadSupply(tx, id, tables, stamp)).changed;
}

/** Loads brands and their goods, where the edition's folder has a `market`. */
async function loadMarketFolder(tx: Tx, edition: string, folder: string): Promise<boolean> {
  const place = join(folder, 'market');
  if (!existsSync(place)) return false;
  const brands = existsSync(join(place, 'brands')) ? readdirSync(join(place, 'brands')).sort() : [];
  const files = {
    own: readTables(place),
    brands: new Map(brands.map((brand) => [brand, readTables(join(place, 'brands', brand))])),
    drawings: readDrawings(join(place, 'pictures')),
  };
  return (await loadMarket(tx, edition, files)).changed;
}

function readDrawings(folder: string): Map<string, string> {
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.svg')) : [];
  return new Map(names.sort().map((name) => [name.slice(0, -4), readFileSync(join(folder, name), 'utf8')]));
}

function readTables(folder: string): Map<string, string> {
  const names = readdirSync(folder).filter((name) => name.endsWith('.csv'));
  return new Map(names.sort().map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
}

/** Loads, unless seats would change under people who hold them. */
async function loadKeepingSeats(tx: Tx, blueprint: Blueprint): Promise<boolean> {
  const edition = blueprint.edition.id;
  const isKnown = (await listEditionHashes(tx.db)).some((one) => one.edition === edition);
  const before = isKnown ? await getProgramme(tx, edition) : undefined;
  const { changed } = await loadEdition(tx, blueprint);
  const moved = before && changed ? await findMovedSeats(tx, before, await getProgramme(tx, edition)) : [];
  if (moved.length === 0) return changed;
  throw new Error(
    `The blocks or categories of ${moved.slice(0, 5).join(', ')} changed, but seats there are sold or held. Nothing was loaded.`,
  );
}
