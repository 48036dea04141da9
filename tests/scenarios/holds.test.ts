import { afterAll, beforeAll, expect, it } from 'vitest';
import { pick, randomInteger, seededRandom } from '../../src/kernel/random.ts';
import { hour } from '../../src/kernel/time.ts';
import { getProgramme, loadEdition } from '../../src/modules/editions/index.ts';
import { smallBlueprint } from '../../src/modules/editions/testing/small-edition.ts';
import { findMovedSeats, holdDesk, releaseExpired } from '../../src/modules/tickets/index.ts';
import { countStockFaults } from '../../src/modules/tickets/store.ts';
import { dbOver } from '../../src/platform/database/db.ts';
import { openDatabase } from '../../src/platform/database/transactor.ts';
import { newId } from '../../src/platform/new-id.ts';
import { type TestDatabase, testDatabase } from '../../src/platform/testing/test-database.ts';
import { systemActor } from '../../src/platform/tx.ts';

const edition = 'small-2021';
let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
  await database.write(systemActor('test'), (tx) => loadEdition(tx, smallBlueprint()));
});
afterAll(() => database.close());

const db = () => dbOver(database.pool);
const countPlaces = (session: string) =>
  db().one<{ count: number }>({
    parts: ['SELECT count(*) FROM tickets.taken_place WHERE session = ', ''],
    values: [session],
  });

it('two servers and a crowd: no place twice, nothing oversold, limits kept', async () => {
  const second = openDatabase({ url: database.url, clock: database.clock });
  const desks = [holdDesk(database), holdDesk(second)];
  const random = seededRandom(20);
  const people = Array.from({ length: 90 }, newId);
  const held = new Map<string, number>();
  const refused: string[] = [];
  await Promise.all(
    Array.from({ length: 400 }, async () => {
      const person = pick(random, people);
      const category = pick(random, ['A', 'B']);
      const count = 1 + randomInteger(random, 5);
      const isChosen = random() < 0.3;
      const first = (category === 'A' ? 0 : 300) + 20 * randomInteger(random, 14) + 2 * randomInteger(random, 5);
      const choice = isChosen
        ? { kind: 'chosen' as const, category, places: Array.from({ length: count }, (_, index) => first + index) }
        : { kind: 'best' as const, category, count, wheelchairs: random() < 0.1 ? 1 : 0 };
      await pick(random, desks)
        .add('S-JUD-1', { edition, id: newId(), session: 'S-JUD-1', person, choice })
        .then(
          (hold) => held.set(person, (held.get(person) ?? 0) + hold.seats.length),
          (problem: { code: string }) => refused.push(problem.code),
        );
    }),
  );
  await second.close();
  const total = [...held.values()].reduce((sum, count) => sum + count, 0);
  expect((await countPlaces('S-JUD-1')).count).toBe(total);
  expect(Math.max(...held.values())).toBeLessThanOrEqual(6);
  expect(total).toBeGreaterThan(300);
  expect(new Set(refused).size).toBeGreaterThan(1);
  for (const code of new Set(refused))
    expect(code).toMatch(/soldOut|placeTaken|leavesSingleSeat|sessionLimitReached|noWheelchairSpace/);
  expect(await countStockFaults(db(), edition)).toBe(0);
});

it('a session sells out exactly, and what expires can be sold again', async () => {
  const desk = holdDesk(database);
  const wish = () => ({
    edition,
    id: newId(),
    session: 'S-MAR-1',
    person: newId(),
    choice: { kind: 'best' as const, category: 'A', count: 4 },
  });
  const answers = await Promise.allSettled(Array.from({ length: 140 }, () => desk.add('S-MAR-1', wish())));
  expect(answers.filter((one) => one.status === 'fulfilled')).toHaveLength(125);
  expect((await countPlaces('S-MAR-1')).count).toBe(500);
  database.clock.set(database.clock.now() + hour);
  expect(await desk.add('S-MAR-1', wish())).toMatchObject({ session: 'S-MAR-1' });
  await database.write(systemActor('test'), (tx) => releaseExpired(tx, edition));
  expect((await countPlaces('S-MAR-1')).count).toBe(4);
  expect(await countStockFaults(db(), edition)).toBe(0);
});

it('a place that the bits believe free is still sold once: the last wall is the primary key', async () => {
  const desk = holdDesk(database);
  const wish = { edition, session: 'S-JUD-3', choice: { kind: 'chosen' as const, category: 'A', places: [0, 1] } };
  await desk.add('S-JUD-3', { ...wish, id: newId(), person: newId() });
  await db().run({ parts: ["UPDATE tickets.stock SET bits = NULL, taken = 0 WHERE session = 'S-JUD-3'"], values: [] });
  await expect(desk.add('S-JUD-3', { ...wish, id: newId(), person: newId() })).rejects.toMatchObject({ code: '23505' });
  expect((await countPlaces('S-JUD-3')).count).toBe(2);
});

it('seats that people hold are not renumbered by a change of the edition', async () => {
  const desk = holdDesk(database);
  await desk.add('S-JUD-2', {
    edition,
    id: newId(),
    session: 'S-JUD-2',
    person: newId(),
    choice: { kind: 'best', category: 'A', count: 1 },
  });
  const before = await database.read(systemActor('test'), (tx) => getProgramme(tx, edition));
  const [first, ...others] = smallBlueprint().blocks;
  const moved = await database.write(systemActor('test'), async (tx) => {
    await loadEdition(tx, { ...smallBlueprint(), blocks: [{ ...first!, rows: 14 }, ...others] });
    return await findMovedSeats(tx, before, await getProgramme(tx, edition));
  });
  expect(moved).toContain('S-JUD-2');
  expect(await database.read(systemActor('test'), (tx) => findMovedSeats(tx, before, before))).toEqual([]);
});
