import type { Known } from './planning/facts.ts';
import type { Parts } from './shapes.ts';

export const partFaults = [
  'bedMissing',
  'stepFreeRoomMissing',
  'wayBackMissing',
  'twiceThere',
  'backBeforeThere',
  'sessionsOverlap',
  'wheelchairWithoutCompany',
] as const;
/** Why parts do not go together. */
export type PartFault = (typeof partFaults)[number];

/** Whether the bookable parts fit the party and each other; apart from whoever planned them. */
export function checkParts(known: Known, parts: Parts): PartFault | undefined {
  const { party, stay } = parts;
  const { supply } = known;
  const people = party.adults + party.children;
  if (party.wheelchairs > people) return 'wheelchairWithoutCompany';
  if (stay) {
    const row = (roomType: string) => supply.roomOn(stay.hotel, roomType, stay.firstNight);
    const beds = stay.rooms.reduce((sum, one) => sum + one.rooms * (row(one.roomType)?.sleeps ?? 0), 0);
    if (beds < people) return 'bedMissing';
    const stepFree = stay.rooms.reduce((sum, one) => sum + (row(one.roomType)?.stepFree ? one.rooms : 0), 0);
    if (stepFree < party.wheelchairs) return 'stepFreeRoomMissing';
  }
  const ways = parts.transports.map((one) => ({ day: one.day, row: supply.transports.get(one.transport) }));
  const there = ways.filter((one) => one.row?.direction === 'inbound');
  const back = ways.filter((one) => one.row?.direction === 'outbound');
  if (there.length > 1 || back.length > 1) return 'twiceThere';
  if (there.length !== back.length) return 'wayBackMissing';
  if (there[0] && back[0] && back[0].day < there[0].day) return 'backBeforeThere';
  return overlaps(known, parts) ? 'sessionsOverlap' : undefined;
}

function overlaps({ sessions }: Known, parts: Parts): boolean {
  const times = parts.tickets
    .flatMap(({ session }) => sessions.get(session) ?? [])
    .sort((first, second) => (first.startsAt ?? 0) - (second.startsAt ?? 0));
  return times.some((one, index) => {
    const next = times[index + 1];
    return next !== undefined && (one.endsAt ?? 0) > (next.startsAt ?? 0);
  });
}
