import { checkPolicy } from '../../../engines/admission/policy.ts';
import { groupBy } from '../../../kernel/group-by.ts';
import type { FaultList, Place } from '../../../platform/tables/fault.ts';
import type { EditionDocument } from '../blueprint.ts';
import { policyOf } from '../policy.ts';
import type { PlacedRow, Reading, Rule } from './rule.ts';

/** Rules of what stands still: coordinates, zones, gates, blocks and layouts. */
export const venueRules: readonly Rule[] = [
  { reads: ['edition', 'venues'], check: (reading, faults) => checkBounds(reading, reading.rows('venues'), faults) },
  { reads: ['edition', 'gates'], check: (reading, faults) => checkBounds(reading, reading.rows('gates'), faults) },
  { reads: ['zones'], check: checkCycles },
  { reads: ['blocks'], check: checkWheelchairs },
  { reads: ['blocks', 'layouts'], check: checkLayouts },
  { reads: ['edition', 'rules', 'venues', 'zones', 'gates'], check: checkAdmission },
];

function checkBounds(
  { edition }: Reading,
  rows: readonly (PlacedRow<'venues'> | PlacedRow<'gates'>)[],
  faults: FaultList,
): void {
  for (const row of rows) {
    const { latitude, longitude } = row.values;
    const isLatitudeIn = isWithin(edition, latitude, undefined);
    if (isLatitudeIn && isWithin(edition, undefined, longitude)) continue;
    const field = isLatitudeIn ? 'longitude' : 'latitude';
    const isSwapped = isWithin(edition, longitude, latitude);
    const message = `${latitude}, ${longitude} lies outside the bounds of the edition${isSwapped ? '; the other way round it would not' : ''}.`;
    const maybe = isSwapped ? String(isLatitudeIn ? latitude : longitude) : undefined;
    faults.add(row.placeOf(field), 'outsideBounds', message, maybe);
  }
}

function isWithin({ bounds }: EditionDocument, latitude = bounds.south, longitude = bounds.west): boolean {
  const { south, west, north, east } = bounds;
  // Bounds the wrong way round are a fault of the edition, not of every gate.
  if (south <= north && (latitude < south || latitude > north)) return false;
  return west <= east ? longitude >= west && longitude <= east : longitude >= west || longitude <= east;
}

function checkCycles({ rows }: Reading, faults: FaultList): void {
  for (const [venue, zones] of groupBy(rows('zones'), (row) => row.values.venueId)) {
    const parents = new Map(zones.map(({ values }) => [values.zoneId, values.parentZoneId]));
    for (const row of zones) {
      const path = [row.values.zoneId];
      for (let at = row.values.parentZoneId; at && !path.includes(at); at = parents.get(at) ?? null) path.push(at);
      if (parents.get(path.at(-1)!) !== row.values.zoneId) continue;
      const message = `At ${venue} these lie within each other: ${[...path, row.values.zoneId].join(', ')}.`;
      faults.add(row.placeOf('parentZoneId'), 'zoneCycle', message);
    }
  }
}

function checkWheelchairs({ rows }: Reading, faults: FaultList): void {
  for (const row of rows('blocks')) {
    const { kind, wheelchairSpaces: spaces, seatsPerRow } = row.values;
    const place = row.placeOf('wheelchairSpaces');
    if (spaces > 0 && kind === 'standing') {
      faults.add(place, 'wheelchairInStanding', 'A standing block has no wheelchair spaces.');
    } else if (2 * spaces > seatsPerRow) {
      const message = `${spaces} spaces and as many companion seats do not fit the last row of ${seatsPerRow}.`;
      faults.add(place, 'wheelchairDoesNotFit', message, String(Math.floor(seatsPerRow / 2)));
    }
  }
}

function checkLayouts({ rows }: Reading, faults: FaultList): void {
  const blocks = groupBy(rows('blocks'), (row) => row.values.venueId);
  for (const [layout, list] of groupBy(rows('layouts'), (row) => row.values.layoutId)) {
    const [first] = list;
    const venue = first!.values.venueId;
    for (const row of list) {
      if (row.values.venueId === venue) continue;
      const message = `${layout} is a layout of ${venue} since line ${first!.place.line}.`;
      faults.add(row.placeOf('venueId'), 'layoutOfOtherVenue', message, venue);
    }
    const named = new Set(list.filter((row) => row.values.venueId === venue).map((row) => row.values.blockId));
    const missed = (blocks.get(venue) ?? []).map((row) => row.values.blockId).filter((block) => !named.has(block));
    if (missed.length === 0) continue;
    const some = missed.slice(0, 5).join(', ') + (missed.length > 5 ? ` and ${missed.length - 5} more` : '');
    faults.add(first!.placeOf('layoutId'), 'layoutMissesBlock', `${layout} does not name ${some} of ${venue}.`);
  }
}

/** Whatever the gates would refuse in the policy that is made from here. Cycles have a rule of their own. */
function checkAdmission({ edition, rules, rows }: Reading, faults: FaultList): void {
  const zones = rows('zones').map((row) => row.values);
  const gates = rows('gates').map((row) => row.values);
  const empty = { disciplines: [], venues: [], stations: [], routes: [], blocks: [], layouts: [], categories: [] };
  const blueprint = { ...empty, prices: [], sessions: [], items: [], salePhases: [], edition, rules, zones, gates };
  let number = 0;
  const policy = policyOf(blueprint, () => ++number);
  const places = new Map<string, Place>([
    ...rows('zones').map((row) => [`zone ${row.values.venueId}.${row.values.zoneId}`, row.placeOf('zoneId')] as const),
    ...rows('gates').map((row) => [`gate ${row.values.venueId}.${row.values.gateId}`, row.placeOf('gateId')] as const),
  ]);
  for (const { object, fault, key } of checkPolicy(policy)) {
    const place = places.get(object.replace('sector ', 'gate '));
    if (fault === 'cycle' || !place || faults.hasLine(place)) continue;
    faults.add(place, 'policyFault', `The admission policy made from this cannot be used: ${object}, ${fault} ${key}.`);
  }
}
