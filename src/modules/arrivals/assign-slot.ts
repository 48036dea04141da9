import { assignSlots } from '../../engines/crowd/assign-slots.ts';
import { day } from '../../kernel/time.ts';
import type { Tx } from '../../platform/tx.ts';
import { getProgramme, type Programme } from '../editions/index.ts';
import { getPerson } from '../people/index.ts';
import { listTicketsOf, seatsOf } from '../tickets/index.ts';
import { extraMinutes, type SlotRecord, slotQuestion } from './slot.ts';
import { deleteSlot, findSlot, listLoads, listOpenClosures, lockSession, upsertSlots } from './store.ts';
import { visitorGates, windowAt, windowEnd, windowStart, windowsOf } from './venue-ground.ts';

/** Gives a person's party its slot for a session, or mends it after tickets or needs changed. What still fits stays as told. */
export async function assignSlot(tx: Tx, edition: string, person: string, sessionId: string): Promise<void> {
  const programme = await getProgramme(tx, edition);
  const session = programme.sessions.get(sessionId);
  const windows = session && windowsOf(session);
  if (!session || !windows || session.startsAt === null || session.startsAt <= tx.now) return;
  await lockSession(tx.db, edition, sessionId);
  const party = await findParty(tx, edition, person, programme, sessionId);
  if (!party) {
    await deleteSlot(tx.db, edition, sessionId, person);
    return;
  }
  const told = await findSlot(tx.db, edition, sessionId, person);
  const gates = visitorGates(programme, session.venue);
  const toldGate = gates.findIndex(({ key }) => key === told?.gate);
  const keeps = told && gates[toldGate] && (!party.needsStepFree || gates[toldGate].isStepFree);
  if (told && keeps) {
    await upsertSlots(tx.db, edition, [{ ...told, ...party }]);
    return;
  }
  const closures = session.startsAt - tx.now < day ? await listOpenClosures(tx.db, edition) : [];
  const ground = {
    gates,
    windows,
    closed: new Set(closures.map(({ gate }) => gate)),
    loads: await listLoads(tx.db, edition, [sessionId], [person]),
    now: tx.now,
  };
  // A new party leans to the window it had, when the gate must change.
  const window = told?.fromAt == null ? undefined : windowAt(windows, told.fromAt);
  const { slots } = assignSlots(
    slotQuestion(ground, [
      {
        key: person,
        size: party.people,
        needsStepFree: party.needsStepFree,
        extraMinutes: extraMinutes(gates, party.homeGate),
        ...(window === undefined ? {} : { told: { gate: -1, window } }),
      },
    ]),
  );
  const slot = slots[0];
  if (!slot) return;
  const isDeclined = told?.state === 'declined';
  await upsertSlots(tx.db, edition, [
    {
      session: sessionId,
      person,
      ...party,
      gate: gates[slot.gate]!.key,
      fromAt: isDeclined ? null : windowStart(windows, slot.window),
      untilAt: isDeclined ? null : windowEnd(windows, slot.window),
      state: isDeclined ? 'declined' : 'advised',
      closure: null,
      formerGate: null,
    },
  ]);
}

type Party = Pick<SlotRecord, 'people' | 'children' | 'needsStepFree' | 'homeGate'>;

/** Who comes on a person's tickets, and where they sit; undefined without a valid ticket. */
async function findParty(
  tx: Tx,
  edition: string,
  person: string,
  programme: Programme,
  session: string,
): Promise<Party | undefined> {
  const tickets = (await listTicketsOf(tx.db, edition, person)).filter(
    (ticket) => ticket.session === session && ticket.state === 'valid',
  );
  if (tickets.length === 0) return undefined;
  const { profile, party } = await getPerson(tx, person);
  const seats = seatsOf(
    programme,
    session,
    tickets.map(({ place }) => place),
  );
  const isChild = new Set(party.filter(({ kind }) => kind === 'child').map(({ id }) => id));
  const { stepFree, wheelchair } = profile.needs;
  return {
    people: tickets.length,
    children: tickets.filter(({ member }) => member !== null && isChild.has(member)).length,
    needsStepFree: stepFree || wheelchair || seats.some((seat) => seat.kind === 'wheelchair'),
    homeGate: seats[0]!.gate,
  };
}
