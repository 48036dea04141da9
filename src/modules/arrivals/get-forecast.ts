import { lateCurve } from '../../engines/crowd/arrival-curve.ts';
import { fitCurve, fitService, type Observed } from '../../engines/crowd/fit-arrivals.ts';
import { windowMinutes } from '../../engines/crowd/slots-for-parties.ts';
import { hour, second } from '../../kernel/time.ts';
import type { Tx } from '../../platform/tx.ts';
import { getProgramme, type Programme, refuseEdition } from '../editions/index.ts';
import { listPassages } from '../passes/index.ts';
import { listValidTickets, seatsOf } from '../tickets/index.ts';
import type { Forecast } from './contract.ts';
import { refuse } from './problems.ts';
import { listOpenClosures, listSlots } from './store.ts';
import { type VisitorGate, visitorGates, walkBetween, windowAt, windowsOf } from './venue-ground.ts';

/** Who will come to a session by which gate and when, as far as tickets, slots and journals tell. */
export async function getForecast(tx: Tx, edition: string, sessionId: string): Promise<Forecast> {
  const programme = await getProgramme(tx, edition);
  const session = programme.sessions.get(sessionId);
  if (!session) throw refuseEdition.noSuchSession({ session: sessionId });
  const windows = windowsOf(session);
  const gates = visitorGates(programme, session.venue);
  if (!windows || session.startsAt === null || session.doorsAt === null || gates.length === 0)
    throw refuse.noArrivals({ session: sessionId });
  const tickets = await listValidTickets(tx.db, edition, [sessionId]);
  const seats = seatsOf(
    programme,
    sessionId,
    tickets.map(({ place }) => place),
  );
  const slots = await listSlots(tx.db, edition, sessionId);
  const open = await listOpenClosures(tx.db, edition);
  const closures = open.filter(({ gate }) => gates.some(({ key }) => key === gate));
  const sizes: number[] = [];
  for (const { people } of slots) sizes[people - 1] = (sizes[people - 1] ?? 0) + 1;
  const seating = programme.seating(sessionId).flatMap(({ blocks }) => blocks);
  return {
    session: sessionId,
    venue: session.venue,
    startsAt: session.startsAt,
    doorsAt: session.doorsAt,
    people: tickets.length,
    capacity: seating.reduce((sum, block) => sum + block.rows * block.seatsPerRow, 0),
    gates: gates.map((gate) => ({
      gate: gate.key,
      name: gate.name,
      lanes: gate.lanes,
      isStepFree: gate.isStepFree,
      isClosed: closures.some((closure) => closure.gate === gate.key),
      people: seats.filter((seat) => seat.gate === gate.key).length,
      capacity: seating
        .filter((block) => block.gate === gate.key)
        .reduce((sum, block) => sum + block.rows * block.seatsPerRow, 0),
      told: Array.from({ length: windows.count }, (_, window) =>
        slots
          .filter((slot) => slot.gate === gate.key && slot.fromAt !== null && windowAt(windows, slot.fromAt) === window)
          .reduce((sum, { people }) => sum + people, 0),
      ),
    })),
    windows: { ...windows, minutes: windowMinutes },
    walkSeconds: Math.round(60 * meanWalk(gates)),
    partySizes: Array.from(sizes, (count) => count ?? 0),
    stepFreeParties: slots.filter(({ needsStepFree }) => needsStepFree).length,
    familyParties: slots.filter(({ children }) => children > 0).length,
    declinedParties: slots.filter(({ state }) => state === 'declined').length,
    closures: closures.map(({ id, gate, reason, closedAt }) => ({ id, gate, reason, closedAt })),
    fitted: await fitJournals(tx, edition, programme, session.venue, gates),
  };
}

/** Mean walk from each gate to the next in the list. */
function meanWalk(gates: readonly VisitorGate[]): number {
  const walks = gates.map((gate, index) => walkBetween(gate, gates[(index + 1) % gates.length]!));
  return walks.reduce((sum, walk) => sum + walk, 0) / walks.length;
}

const mostSessions = 20;

/** Curve and service time from who came in to the venue's last sessions. */
async function fitJournals(
  tx: Tx,
  edition: string,
  programme: Programme,
  venue: string,
  gates: readonly VisitorGate[],
): Promise<Forecast['fitted']> {
  const past = [...programme.sessions.values()]
    .filter((one) => one.venue === venue && one.startsAt !== null && one.startsAt < tx.now)
    .slice(-mostSessions);
  if (past.length === 0) return null;
  const starts = new Map(past.map((one) => [programme.sessionNumber(one.id), one.startsAt!]));
  const from = Math.min(...starts.values()) - 6 * hour;
  const passages = await listPassages(tx, edition, venue, { from, until: tx.now });
  const seen = passages.flatMap(({ at, gate, session, people }): Observed[] => {
    const startsAt = starts.get(session);
    return startsAt === undefined ? [] : [{ atSeconds: (at - startsAt) / second, gate: `${gate} ${session}`, people }];
  });
  if (seen.length === 0) return null;
  const fitted = fitCurve(seen, lateCurve, { fromMinutes: -120, stepMinutes: 5, steps: 27 });
  const lanesAt = (gate: string) => gates.find(({ key }) => key === gate.split(' ')[0])?.lanes ?? 1;
  const service = fitService(seen, lanesAt);
  return {
    sessions: new Set(seen.map(({ gate }) => gate.split(' ')[1])).size,
    people: fitted.people,
    curve: { edges: [...fitted.curve.edges], shares: [...fitted.curve.shares] },
    isCurveEnough: fitted.isEnough,
    personSeconds: service?.service.personSeconds ?? null,
    gaps: service?.gaps ?? 0,
    isServiceEnough: service?.isEnough ?? false,
  };
}
