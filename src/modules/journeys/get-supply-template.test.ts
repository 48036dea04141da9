import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestDatabase, testDatabase } from '../../platform/testing/test-database.ts';
import { systemActor, type Tx } from '../../platform/tx.ts';
import { getProgramme, loadEdition, parseBlueprint } from '../editions/index.ts';
import { getSupplyOverview } from './get-supply-overview.ts';
import { getSupplyTemplate } from './get-supply-template.ts';
import { importSupply } from './import-supply.ts';
import { loadSupply } from './load-supply.ts';
import { parseSupply } from './supply/parse-supply.ts';
import { supplyTables } from './supply/supply-schema.ts';

const edition = 'tokyo-2020';
const folder = join(import.meta.dirname, '../../../editions', edition);
let database: TestDatabase;
const write = <T>(work: (tx: Tx) => Promise<T>) => database.write(systemActor('test'), work);
const read = <T>(work: (tx: Tx) => Promise<T>) => database.read(systemActor('test'), work);
const textsOf = (place: string) =>
  new Map(
    readdirSync(place)
      .filter((name) => /\.(csv|ya?ml|json)$/.test(name))
      .map((name) => [name, readFileSync(join(place, name), 'utf8')]),
  );

beforeAll(async () => {
  database = await testDatabase();
  const { blueprint } = parseBlueprint(textsOf(folder));
  await write((tx) => loadEdition(tx, blueprint!));
  const files = new Map(
    [...textsOf(join(folder, 'supply'))].filter(([name]) => supplyTables.some((one) => one.file === name)),
  );
  await write(async (tx) => {
    const { tables, faults } = parseSupply(files, await getProgramme(tx, edition));
    expect(faults).toEqual([]);
    await loadSupply(tx, edition, tables!);
  });
}, 60_000);
afterAll(() => database.close());

const templatesOf = (withRows: boolean) =>
  read(async (tx) => {
    const templates = [];
    for (const table of supplyTables) templates.push(await getSupplyTemplate(tx, edition, table.name, withRows));
    return templates;
  });

describe('the supply of a real edition', () => {
  it('comes back from its own templates without a change', async () => {
    const files = (await templatesOf(true)).map(({ file, text }) => ({ name: file, text }));
    const before = await read((tx) => getSupplyOverview(tx, edition, []));
    const answer = await write((tx) => importSupply(tx, edition, { files, commit: true }));
    expect(answer.faults).toEqual([]);
    expect(answer.changes).toHaveLength(supplyTables.length);
    for (const change of answer.changes) expect(change).toMatchObject({ added: 0, changed: 0, removed: 0 });
    expect((await read((tx) => getSupplyOverview(tx, edition, []))).hash).toBe(before.hash);
  });

  it('has a header for each table, and refuses one it does not know', async () => {
    for (const { text } of await templatesOf(false)) expect(text.trim().split('\n')).toHaveLength(1);
    await expect(read((tx) => getSupplyTemplate(tx, edition, 'cars', false))).rejects.toThrow('noSuchTable');
  });

  it('is told table by table and day by day', async () => {
    await database.pool.query(
      `INSERT INTO journeys.stock VALUES ($1, 'room/park-hyatt-tokyo/twin/2021-07-24', 36, 3), ($1, 'seat/kix-hnd-nh-1/2021-07-24', 32, 5),
        ($1, 'ticket/TYO20-SFB-01/B', 176, 2)`,
      [edition],
    );
    const answer = await read((tx) =>
      getSupplyOverview(tx, edition, [{ name: 'x', isSetUp: true, offers: undefined as never }]),
    );
    expect(answer.tables.map((one) => one.rows).every((rows) => rows > 0)).toBe(true);
    expect(answer.tables.find((one) => one.name === 'guides')).toMatchObject({
      file: 'guides.csv',
      rows: 15,
      assumed: 15,
    });
    const night = answer.nights.find((one) => one.day === '2021-07-24')!;
    expect(night.taken).toBe(3);
    expect(night.rooms).toBeGreaterThan(1_000);
    expect(answer.seats.find((one) => one.day === '2021-07-24')!.taken).toBe(5);
    expect(answer.seats.map((one) => one.day)).toEqual(answer.seats.map((one) => one.day).toSorted());
    expect(answer.tickets.taken).toBe(2);
    expect(answer.connectors).toEqual([{ name: 'x', isSetUp: true }]);
  });

  it('tells faults at file, line and column, and what was changed', async () => {
    const guides = (await templatesOf(true)).find(({ file }) => file === 'guides.csv')!;
    const wrong = guides.text.replace('guide-en,en,40,30000', 'guide-en,en,forty,30000');
    const answer = await write((tx) =>
      importSupply(tx, edition, { files: [{ name: 'guides.csv', text: wrong }], commit: true }),
    );
    expect(answer.committed).toBe(false);
    expect(answer.faults[0]).toMatchObject({ file: 'guides.csv', line: 2, column: 13 });
    const right = guides.text.replace('guide-en,en,40,30000', 'guide-en,en,41,30000');
    const better = await write((tx) =>
      importSupply(tx, edition, { files: [{ name: 'guides.csv', text: right }], commit: false }),
    );
    expect(better).toEqual({
      faults: [],
      changes: [{ file: 'guides.csv', added: 0, changed: 1, removed: 0 }],
      committed: false,
    });
  });
});
