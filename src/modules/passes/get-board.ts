import { day, second } from '../../kernel/time.ts';
import type { Tx } from '../../platform/tx.ts';
import { getProgramme, type Programme } from '../editions/index.ts';
import { listParties } from '../people/index.ts';
import { countSold } from '../tickets/index.ts';
import type { Board } from './contract.ts';
import { countByGate, countInside, listGates, listPassesById, listRecentFindings } from './store.ts';

/** A gate that syncs every second and was not heard for so long is offline. */
const silentAfter = 8 * second;

/** The gates that are paired, and every session that people entered or will today. */
export async function getBoard(tx: Tx, edition: string): Promise<Board> {
  const programme = await getProgramme(tx, edition);
  const moved = new Map((await countByGate(tx.db, edition)).map((row) => [row.gate, row]));
  const inside = new Map((await countInside(tx.db, edition)).map((row) => [row.session, row]));
  const sold = new Map((await countSold(tx.db, edition)).map((row) => [row.session, row.sold]));
  const gates = (await listGates(tx.db, edition)).map((gate) => ({
    gate: gate.gate,
    venue: gate.gate.slice(0, gate.gate.lastIndexOf('.')),
    name: gate.name,
    lastSeenAt: gate.lastSeenAt,
    isOnline: gate.lastSeenAt !== null && Math.abs(tx.now - gate.lastSeenAt) < silentAfter,
    entered: moved.get(gate.gate)?.entered ?? 0,
    left: moved.get(gate.gate)?.exited ?? 0,
    turnedToSteward: moved.get(gate.gate)?.turned ?? 0,
  }));
  const sessions = [...programme.sessions.values()].flatMap((session) => {
    const counts = inside.get(programme.sessionNumber(session.id));
    const tickets = sold.get(session.id) ?? 0;
    if (tickets === 0 && !counts) return [];
    const entered = counts?.entered ?? 0;
    return [
      {
        session: session.id,
        sold: tickets,
        inside: counts?.inside ?? 0,
        entered,
        expected: Math.max(0, tickets - entered),
      },
    ];
  });
  return { now: tx.now, findings: await findingsOf(tx, programme), gates, sessions };
}

async function findingsOf(tx: Tx, programme: Programme): Promise<Board['findings']> {
  const rows = await listRecentFindings(tx.db, programme.edition.id, tx.now - day);
  if (rows.length === 0) return [];
  const passes = await listPassesById(tx.db, programme.edition.id, [...new Set(rows.map(({ pass }) => pass))]);
  const parties = await listParties(tx, [...new Set(passes.map(({ person }) => person))]);
  const names = new Map(
    passes.map(({ id, person, member }) => [id, parties.get(person)?.find((one) => one.id === member)?.name ?? null]),
  );
  const sessions = new Map([...programme.sessions.keys()].map((id) => [programme.sessionNumber(id), id]));
  return rows.map(({ pass, session, foundAt, firstGate, firstAt, secondGate, secondAt }) => ({
    pass,
    name: names.get(pass) ?? null,
    session: sessions.get(session) ?? null,
    foundAt,
    first: { gate: firstGate, at: firstAt },
    second: { gate: secondGate, at: secondAt },
  }));
}
