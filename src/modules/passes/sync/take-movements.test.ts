import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { sql } from '../../../platform/database/sql.ts';
import { type TestDatabase, testDatabase } from '../../../platform/testing/test-database.ts';
import { systemActor } from '../../../platform/tx.ts';
import { countByGate, countInside } from '../store.ts';
import { type MovementRow, type TakenBack, takeMovements } from './store.ts';

let database: TestDatabase;
let made = 0;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

/** What one report holds: people who move at a gate at a time, in any order of arrival, and what is taken back. */
const reports = fc.array(
  fc.record({
    rows: fc.array(
      fc.record({
        pass: fc.constantFrom('P', 'Q', 'R'),
        event: fc.integer({ min: 0, max: 7 }),
        isEntry: fc.boolean(),
        at: fc.integer({ min: 0, max: 9 }),
        session: fc.constantFrom(1, 2),
      }),
      { maxLength: 5 },
    ),
    takenBack: fc.array(
      fc.record({
        event: fc.integer({ min: 0, max: 7 }),
        pass: fc.option(fc.constantFrom('P', 'Q', 'R'), { nil: null }),
      }),
      { maxLength: 2 },
    ),
  }),
  { minLength: 1, maxLength: 6 },
);

/** An event is of one gate, one session, one direction and one time, whatever a report says of it again. */
function makeRows(
  edition: string,
  rows: { pass: string; event: number; isEntry: boolean; at: number; session: number }[],
  facts: Map<number, MovementRow>,
) {
  // biome-ignore format: one line says it
  return rows.map(({ pass, event, isEntry, at, session }): MovementRow => {
    const first = { venue: 'hall', pass, event: `${edition}-${event}`, session, direction: isEntry ? 'entry' : 'exit', gate: `hall.${event % 2}`, zone: `zone-${event % 2}`, from: event % 3 === 0 ? 'zone-0' : null, at: at * 1_000 }; // biome-ignore format: one row
    const known = facts.get(event) ?? first;
    facts.set(event, known);
    return { ...known, pass };
  });
}

it('counts and findings are what the movements say, through annulments, late arrivals and events that come twice', {
  timeout: 60_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(reports, async (list) => {
      made += 1;
      const edition = `counted-${made}`;
      const facts = new Map<number, MovementRow>();
      const annulled = new Set<string>();
      for (const report of list) {
        const takenBack: TakenBack[] = report.takenBack.map(({ event, pass }) => ({
          event: `${edition}-${event}`,
          pass,
        }));
        for (const { event, pass } of takenBack)
          for (const one of pass ? [pass] : ['P', 'Q', 'R']) annulled.add(`${event} ${one}`);
        // As the reader of reports does: what was annulled before it came is marked when it comes.
        const rows = makeRows(edition, report.rows, facts).map((row) => ({
          ...row,
          isAnnulled: annulled.has(`${row.event} ${row.pass}`),
        }));
        const turned = rows.map(({ gate }) => gate).slice(0, 1);
        await database.write(systemActor('test'), async (tx) => {
          await takeMovements(tx.db, edition, rows, takenBack, turned, tx.now);
        });
      }
      await database.read(systemActor('test'), async ({ db }) => {
        const people = await db.many<{ session: number; entered: number; inside: number }>(sql`SELECT session,
            count(*) FILTER (WHERE has_entered) AS entered, count(*) FILTER (WHERE is_inside) AS inside
          FROM (SELECT session, pass, bool_or(direction = 'entry') AS has_entered, (array_agg(direction = 'entry' OR from_zone IS NOT NULL ORDER BY at DESC, event DESC))[1] AS is_inside
            FROM passes.movement WHERE edition = ${edition} AND NOT is_annulled GROUP BY session, pass) people GROUP BY session ORDER BY session`);
        const counted = (await countInside(db, edition)).filter(({ entered, inside }) => entered + inside > 0);
        expect(counted.sort((one, other) => one.session - other.session)).toEqual(
          people.filter(({ entered, inside }) => entered + inside > 0),
        );
        const gates = await db.many<{ gate: string; entered: number; exited: number }>(sql`SELECT gate,
            count(*) FILTER (WHERE direction = 'entry') AS entered, count(*) FILTER (WHERE direction = 'exit') AS exited
          FROM passes.movement WHERE edition = ${edition} AND NOT is_annulled GROUP BY gate ORDER BY gate`);
        const counts = (await countByGate(db, edition)).map(({ gate, entered, exited }) => ({ gate, entered, exited }));
        const moving = counts.filter(({ entered, exited }) => entered + exited > 0);
        expect(moving.sort((one, other) => (one.gate < other.gate ? -1 : 1))).toEqual(gates);
        const turnedAll = (await countByGate(db, edition)).reduce((sum, { turned }) => sum + turned, 0);
        expect(turnedAll).toBe(list.filter(({ rows }) => rows.length > 0).length);
        expect(await findingsKept(db, edition)).toEqual(await findingsScanned(db, edition));
      });
    }),
    { numRuns: 60 },
  );
});

const findingsKept = (db: Parameters<typeof countInside>[0], edition: string) =>
  db.many(sql`SELECT pass, event, earlier_event FROM passes.finding WHERE edition = ${edition} ORDER BY pass, event`);

const findingsScanned = (db: Parameters<typeof countInside>[0], edition: string) =>
  db.many(sql`SELECT pass, event, earlier AS earlier_event FROM (
      SELECT pass, event, direction, lag(event) OVER (PARTITION BY pass, session, zone, stay ORDER BY at, event) AS earlier FROM (
        SELECT *, count(*) FILTER (WHERE direction = 'exit') OVER (PARTITION BY pass ORDER BY at, event) AS stay
        FROM passes.movement WHERE edition = ${edition} AND NOT is_annulled) stays WHERE direction = 'entry') entries
    WHERE earlier IS NOT NULL ORDER BY pass, event`);
