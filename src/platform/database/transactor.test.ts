import { Type } from 'typebox';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventKind } from '../../kernel/event.ts';
import { reaction, startDispatcher } from '../outbox/dispatcher.ts';
import { type TestDatabase, testDatabase } from '../testing/test-database.ts';
import { anyone, type Tx } from '../tx.ts';
import { sql } from './sql.ts';

const DoorOpened = eventKind('test.DoorOpened', Type.Object({ door: Type.Integer() }));
let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

const countEvents = (tx: Tx) => tx.db.one<{ count: number }>(sql`SELECT count(*) FROM platform.outbox`);

describe('transactions', () => {
  it('roll back with their events when the work throws', async () => {
    const failing = database.write(anyone, async (tx) => {
      await tx.emit(DoorOpened, 'test', 'door-1', { door: 1 });
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect((await database.read(anyone, countEvents)).count).toBe(0);
  });

  it('read cannot write', async () => {
    const writing = database.read(anyone, (tx) => tx.emit(DoorOpened, 'test', 'door-1', { door: 1 }));
    await expect(writing).rejects.toThrow(/read-only/);
  });

  it('parse times as ms and big integers as numbers, with camelCase keys', async () => {
    const row = await database.read(anyone, (tx) =>
      tx.db.one(sql`SELECT '2021-07-23T20:00:00+09:00'::timestamptz AS opens_at, ${5}::bigint AS free_seats`),
    );
    expect(row).toEqual({ opensAt: Date.parse('2021-07-23T11:00:00Z'), freeSeats: 5 });
  });
});

describe('outbox', () => {
  it('delivers in order per subject, once, and again after a failure', async () => {
    const seen: number[] = [];
    let failures = 1;
    const note = reaction('test/note', DoorOpened, async (_tx, facts) => {
      if (facts.door === 2 && failures-- > 0) throw new Error('later');
      seen.push(facts.door);
    });
    const dispatcher = startDispatcher(database, [note], { pollMs: 50 });
    for (const door of [1, 2, 3]) {
      await database.write(anyone, (tx) => tx.emit(DoorOpened, 'test', 'same', { door }));
    }
    await expect.poll(() => seen, { timeout: 10_000 }).toEqual([1, 2, 3]);
    await dispatcher.drain();
    await dispatcher.stop();
    expect((await database.read(anyone, countEvents)).count).toBe(0);
  });
});
