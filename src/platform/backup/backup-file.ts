import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream, renameSync, rmSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import type { Database } from '../database/transactor.ts';
import { systemActor } from '../tx.ts';
import { countRows, emptyTables, insertRows, listTables, readRows } from './store.ts';

/*
 * One gzipped text file: a head, `{"table"}` before the rows of each table, rows as JSON, and a last line with the
 * SHA-256 of all before it. It holds the deployment's secret: keep it like a key.
 */

const actor = systemActor('backup');
const format = 'kaimon-backup-1';

export type Progress = (table: string, rows: number) => void;

/** Writes all our tables as one snapshot, while the server goes on working. Answers the number of rows. */
export async function writeBackup(database: Database, file: string, progress: Progress): Promise<number> {
  const half = `${file}.half`;
  let rows = 0;
  try {
    await database.read(actor, async (tx) => {
      const hash = createHash('sha256');
      const line = (value: string): string => {
        hash.update(value).update('\n');
        return `${value}\n`;
      };
      async function* lines(): AsyncGenerator<string> {
        yield line(JSON.stringify({ format, madeAt: new Date().toISOString() }));
        for (const table of await listTables(tx.db)) {
          yield line(JSON.stringify({ table }));
          let count = 0;
          for await (const batch of readRows(tx.db, table)) {
            count += batch.length;
            for (const row of batch) yield line(`r${row}`);
          }
          rows += count;
          progress(table, count);
        }
        yield `${JSON.stringify({ sha256: hash.digest('hex'), rows })}\n`;
      }
      await pipeline(Readable.from(lines()), createGzip(), createWriteStream(half, { mode: 0o600 }));
    });
    renameSync(half, file);
  } catch (error) {
    rmSync(half, { force: true });
    throw error;
  }
  return rows;
}

/** Reads a backup through and checks its sum; throws where it is torn or changed. Answers the number of rows. */
export async function verifyBackup(file: string): Promise<number> {
  const hash = createHash('sha256');
  let last = '';
  let isHead = true;
  for await (const line of linesOf(file)) {
    if (isHead && (JSON.parse(line) as { format?: string }).format !== format)
      throw new Error(`${file} is not a backup of Kaimon.`);
    isHead = false;
    if (last !== '') hash.update(last).update('\n');
    last = line;
  }
  const end = (last.startsWith('{') ? JSON.parse(last) : {}) as { sha256?: string; rows?: number };
  if (end.sha256 === undefined || end.sha256 !== hash.digest('hex'))
    throw new Error(`${file} is torn or was changed; nothing was restored.`);
  return end.rows ?? 0;
}

/** Puts a verified backup into a database, in one transaction. Refuses one that holds orders, unless it may be replaced. */
export async function restoreBackup(
  database: Database,
  file: string,
  mayReplace: boolean,
  progress: Progress,
): Promise<number> {
  const rows = await verifyBackup(file);
  await database.write(actor, async (tx) => {
    const tables = await listTables(tx.db);
    if (!mayReplace && (await countRows(tx.db, 'orders."order"')) > 0) {
      throw new Error('The database holds orders. Restore into an empty one, or add --replace to lose what is there.');
    }
    await emptyTables(tx.db, tables);
    let table = '';
    let count = 0;
    let batch: string[] = [];
    const flush = async (): Promise<void> => {
      if (batch.length > 0) await insertRows(tx.db, table, batch);
      batch = [];
    };
    for await (const line of linesOf(file)) {
      if (line.startsWith('r')) {
        batch.push(line.slice(1));
        count++;
        if (batch.length >= 1_000) await flush();
        continue;
      }
      await flush();
      if (table !== '') progress(table, count);
      count = 0;
      table = (JSON.parse(line) as { table?: string }).table ?? '';
      if (table !== '' && !tables.includes(table))
        throw new Error(`The backup has a table ${table} that this version does not know.`);
    }
  });
  return rows;
}

function linesOf(file: string): AsyncIterable<string> {
  const plain = createReadStream(file).pipe(createGunzip());
  return createInterface({ input: plain, crlfDelay: Number.POSITIVE_INFINITY });
}
