import type { AdmissionPolicy } from '../../engines/admission/policy.ts';
import { groupBy } from '../../kernel/group-by.ts';
import { invariant } from '../../kernel/invariant.ts';
import { type Money, money } from '../../kernel/money.ts';
import { fromLocal, minute } from '../../kernel/time.ts';
import type { Blueprint, SessionRow } from './blueprint.ts';
import type { Basis, Block, EditionPage, Session, Venue } from './contract.ts';
import { isForStaff, policyOf } from './policy.ts';
import { sizeOf, wheelchairPlaces } from './seat.ts';
import type { NumberKind } from './store.ts';

/** The places of one ticket category at one session. */
export interface CategorySeating {
  readonly category: string;
  readonly price: Money;
  readonly basis: Basis;
  readonly capacity: number;
  /** In order of place. */
  readonly blocks: readonly Block[];
}

/** One edition in memory, made once per content and kept by the process. */
export interface Programme {
  readonly hash: string;
  readonly edition: EditionPage;
  /** By id, in order of start, then id. */
  readonly sessions: ReadonlyMap<string, Session>;
  readonly venues: ReadonlyMap<string, Venue>;
  readonly policy: AdmissionPolicy;
  /** Local time at which a demo begins. */
  readonly demoStartsAt: number;
  readonly credits: readonly string[];
  sessionNumber(session: string): number;
  /** Of a gate by its whole key, `venue.gate`. */
  sectorNumber(gate: string): number;
  /** Empty for a session without tickets. Categories best first. */
  seating(session: string): readonly CategorySeating[];
  blocks(venue: string): readonly Block[];
}

/** Builds the programme from a checked blueprint. */
export function programmeOf(
  blueprint: Blueprint,
  hash: string,
  numbers: readonly { kind: NumberKind; key: string; number: number }[],
): Programme {
  const known = new Map(numbers.map(({ kind, key, number }) => [`${kind} ${key}`, number]));
  const numberOf = (kind: NumberKind, key: string): number => {
    const number = known.get(`${kind} ${key}`);
    invariant(number !== undefined, `No number for ${kind} ${key}`);
    return number;
  };
  const policy = policyOf(blueprint, (gate) => numberOf('sector', gate));
  const blocks = blocksByVenue(blueprint);
  const seatings = seatingBySession(blueprint, blocks);
  const venues = venuesOf(blueprint);
  const sessions = sessionsOf(blueprint, policy, seatings);
  return {
    hash,
    edition: editionPage(blueprint, [...venues.values()], sessions),
    sessions: new Map(sessions.map((session) => [session.id, session])),
    venues,
    policy,
    demoStartsAt: fromLocal(blueprint.edition.demoStartsAt, blueprint.edition.timeZone),
    credits: blueprint.edition.credits,
    sessionNumber: (session) => numberOf('session', session),
    sectorNumber: (gate) => numberOf('sector', gate),
    seating: (session) => seatings.get(session) ?? [],
    blocks: (venue) => blocks.get(venue) ?? [],
  };
}

function blocksByVenue(blueprint: Blueprint): Map<string, Block[]> {
  const byVenue = new Map<string, Block[]>();
  const next = new Map<string, number>();
  for (const row of blueprint.blocks) {
    const firstPlace = next.get(row.venueId) ?? 0;
    next.set(row.venueId, firstPlace + sizeOf(row));
    const { wheelchair, companion } = wheelchairPlaces(firstPlace, row.rows, row.seatsPerRow, row.wheelchairSpaces);
    const block: Block = {
      id: row.blockId,
      zone: `${row.venueId}.${row.zoneId}`,
      gate: `${row.venueId}.${row.gateId}`,
      kind: row.kind,
      rank: row.rank,
      tier: row.tier,
      bearingDegrees: row.bearingDegrees,
      rows: row.rows,
      seatsPerRow: row.seatsPerRow,
      firstPlace,
      wheelchairPlaces: wheelchair,
      companionPlaces: companion,
    };
    byVenue.set(row.venueId, [...(byVenue.get(row.venueId) ?? []), block]);
  }
  return byVenue;
}

function seatingBySession(
  blueprint: Blueprint,
  blocks: ReadonlyMap<string, readonly Block[]>,
): Map<string, CategorySeating[]> {
  const { currency } = blueprint.edition;
  const layouts = groupBy(blueprint.layouts, (row) => row.layoutId);
  const prices = groupBy(blueprint.prices, (row) => row.priceGroupId);
  const order = new Map(blueprint.categories.map((category, index) => [category.categoryId, index]));
  const seatings = new Map<string, CategorySeating[]>();
  for (const session of blueprint.sessions) {
    if (!session.ticketed || session.layoutId === null || session.priceGroupId === null) continue;
    const categoryOf = new Map((layouts.get(session.layoutId) ?? []).map((row) => [row.blockId, row.categoryId]));
    const seating = (prices.get(session.priceGroupId) ?? []).map((price) => {
      const own = (blocks.get(session.venueId) ?? []).filter((block) => categoryOf.get(block.id) === price.categoryId);
      return {
        category: price.categoryId,
        price: money(price.priceAmount, currency),
        basis: price.basis,
        capacity: own.reduce((sum, block) => sum + sizeOf(block), 0),
        blocks: own,
      };
    });
    seating.sort((first, second) => order.get(first.category)! - order.get(second.category)!);
    seatings.set(session.sessionId, seating);
  }
  return seatings;
}

function sessionsOf(
  blueprint: Blueprint,
  policy: AdmissionPolicy,
  seatings: ReadonlyMap<string, readonly CategorySeating[]>,
): Session[] {
  const items = groupBy(blueprint.items, (row) => row.sessionId);
  const sessions = blueprint.sessions.map((row): Session => {
    const startsAt = row.startsAt === null ? null : fromLocal(row.startsAt, blueprint.edition.timeZone);
    return {
      id: row.sessionId,
      discipline: row.disciplineId,
      venue: row.venueId,
      day: row.day,
      startsAt,
      endsAt: row.endsAt === null ? null : fromLocal(row.endsAt, blueprint.edition.timeZone),
      doorsAt: startsAt === null ? null : startsAt - doorsMinutes(policy, row) * minute,
      phase: row.phase,
      medalEvents: row.medalEvents,
      ticketed: row.ticketed,
      items: (items.get(row.sessionId) ?? []).map((item) => ({ names: item.names, medal: item.isVictoryCeremony })),
      prices: (seatings.get(row.sessionId) ?? []).map(({ category, price, basis }) => ({ category, price, basis })),
      ...(row.note === null ? {} : { note: row.note }),
    };
  });
  const startOf = (session: Session) =>
    session.startsAt ?? fromLocal(`${session.day}T23:59`, blueprint.edition.timeZone);
  return sessions.sort((first, second) => startOf(first) - startOf(second) || (first.id < second.id ? -1 : 1));
}

/** Doors of the outermost zone, which is the one met first. */
function doorsMinutes(policy: AdmissionPolicy, session: SessionRow): number {
  const outermost = policy.zones.find((zone) => zone.venue === session.venueId && zone.within === undefined);
  return outermost?.rules?.doorsMinutes ?? policy.entry.doorsMinutes;
}

function venuesOf(blueprint: Blueprint): Map<string, Venue> {
  const stations = groupBy(blueprint.stations, (row) => row.venueId);
  const gates = groupBy(blueprint.gates, (row) => row.venueId);
  const forStaff = new Set(blueprint.zones.filter(isForStaff).map((zone) => `${zone.venueId}.${zone.zoneId}`));
  const venues = blueprint.venues.map((row): Venue => {
    const { venueId: id, names, address, latitude, longitude, capacityPersons: capacity, capacityBasis } = row;
    return {
      id,
      names,
      address,
      latitude,
      longitude,
      capacity,
      capacityBasis,
      stations: (stations.get(id) ?? []).map(({ names, walkMetres, walkMinutes }) => ({
        names,
        walkMetres,
        walkMinutes,
      })),
      gates: (gates.get(id) ?? []).map(({ gateId, name, zoneId, fromZoneId, stepFree, latitude, longitude }) => ({
        id: `${id}.${gateId}`,
        name,
        zone: `${id}.${zoneId}`,
        isForVisitors: !fromZoneId && !forStaff.has(`${id}.${zoneId}`),
        stepFree,
        latitude,
        longitude,
      })),
    };
  });
  return new Map(venues.map((venue) => [venue.id, venue]));
}

function editionPage(blueprint: Blueprint, venues: Venue[], sessions: readonly Session[]): EditionPage {
  const { id, names, timeZone, currency, languages, firstDay, lastDay } = blueprint.edition;
  const days = groupBy(sessions, (session) => session.day);
  return {
    id,
    names,
    timeZone,
    currency,
    languages: [...languages],
    firstDay,
    lastDay,
    days: [...days]
      .sort(([first], [second]) => (first < second ? -1 : 1))
      .map(([day, list]) => ({
        day,
        sessions: list.length,
        medalEvents: list.reduce((sum, session) => sum + session.medalEvents, 0),
      })),
    disciplines: blueprint.disciplines.map(({ disciplineId, sport, names, pictogram }) => ({
      id: disciplineId,
      sport,
      names,
      pictogram,
    })),
    venues,
    categories: blueprint.categories.map(({ categoryId, names }) => ({ id: categoryId, names })),
    salePhases: blueprint.salePhases.map((phase) => ({
      id: phase.phaseId,
      names: phase.names,
      opensAt: fromLocal(phase.opensAt, timeZone),
      closesAt: fromLocal(phase.closesAt, timeZone),
      perSessionLimit: phase.perSessionLimit,
      perPersonLimit: phase.perPersonLimit,
    })),
  };
}
