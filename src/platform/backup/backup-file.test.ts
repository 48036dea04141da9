import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { loadEdition } from '../../modules/editions/index.ts';
import { smallBlueprint } from '../../modules/editions/testing/small-edition.ts';
import { recordAudit } from '../audit.ts';
import { sql } from '../database/sql.ts';
import { type TestDatabase, testDatabase } from '../testing/test-database.ts';
import { systemActor } from '../tx.ts';
import { restoreBackup, verifyBackup, writeBackup } from './backup-file.ts';

let from: TestDatabase;
let into: TestDatabase;
const folder = mkdtempSync(join(tmpdir(), 'kaimon-backup-'));
const file = join(folder, 'a.backup');
const actor = systemActor('test');
beforeAll(async () => {
  [from, into] = await Promise.all([testDatabase(), testDatabase()]);
  await from.write(actor, async (tx) => {
    await loadEdition(tx, smallBlueprint());
    await recordAudit(tx, 'small-2021', 'test.done', { text: 'línea\nレ "x"', deep: { list: [1, null] } });
    await tx.db.run(
      sql`INSERT INTO tickets.stock (edition, session, category, capacity, bits) VALUES ('e', 's', 'c', 8, ${Buffer.from([7, 0, 255])})`,
    );
  });
});
afterAll(async () => {
  await Promise.all([from.close(), into.close()]);
  rmSync(folder, { recursive: true, force: true });
});

it('what was backed up comes back the same, bytes and times and languages too', async () => {
  const rows = await writeBackup(from, file, () => undefined);
  expect(await restoreBackup(into, file, false, () => undefined)).toBe(rows);
  for (const table of ['platform.audit', 'tickets.stock', 'editions.object', 'platform.outbox']) {
    const all = { parts: [`SELECT * FROM ${table} ORDER BY 1, 2, 3`], values: [] };
    const [before, after] = await Promise.all([
      from.read(actor, (tx) => tx.db.many(all)),
      into.read(actor, (tx) => tx.db.many(all)),
    ]);
    expect(after).toEqual(before);
    expect(before.length).toBeGreaterThan(0);
  }
});

it('a changed or torn file restores nothing', async () => {
  const bytes = readFileSync(file);
  const torn = join(folder, 'torn.backup');
  writeFileSync(torn, bytes.subarray(0, bytes.length - 40));
  await expect(verifyBackup(torn)).rejects.toThrow();
  await expect(restoreBackup(into, torn, true, () => undefined)).rejects.toThrow();
  expect(await into.read(actor, (tx) => tx.db.many(sql`SELECT 1 FROM platform.audit`))).toHaveLength(1);
});
