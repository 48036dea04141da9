import { usualEntry, usualProof } from '../../../engines/admission/policy.ts';
import type { BlockRow, Blueprint, GateRow, SessionRow, VenueRow, ZoneRow } from '../blueprint.ts';

/** A valid tiny edition: two venues, five sessions, two categories of 300 places with wheelchair spaces, one standing block. */
export function smallBlueprint(id = 'small-2021'): Blueprint {
  return {
    edition: {
      id,
      names: { en: 'Small Games', ja: '小さな大会' },
      timeZone: 'Asia/Tokyo',
      currency: 'JPY',
      languages: ['en', 'ja'],
      firstDay: '2021-07-21',
      lastDay: '2021-07-24',
      bounds: { south: 20, west: 120, north: 46, east: 154 },
      demoStartsAt: '2021-06-10T12:00',
      credits: [],
    },
    rules: {
      version: 1,
      proof: usualProof,
      child: { guardian: 'inside', guardianKinds: ['adult', 'staff'] },
      entry: usualEntry,
      overrides: [],
    },
    disciplines: [
      {
        disciplineId: 'JUD',
        sport: { en: 'Judo', ja: '柔道', zh: '柔道' },
        names: { en: 'Judo', ja: '柔道', zh: '柔道' },
        pictogram: 'judo',
      },
      {
        disciplineId: 'MAR',
        sport: { en: 'Athletics', ja: '陸上競技' },
        names: { en: 'Marathon', ja: 'マラソン' },
        pictogram: 'athletics',
      },
    ],
    venues: [venue('hall', 'Hall', 600), venue('park', 'Park', 500)],
    stations: [
      {
        stationId: 's1',
        venueId: 'hall',
        names: { en: 'Kudanshita', ja: '九段下' },
        walkMetres: 400,
        walkMinutes: 5,
        basis: 'assumed',
      },
    ],
    zones: [zone('hall', 'precinct', null), zone('hall', 'bowl', 'precinct'), zone('park', 'precinct', null)],
    gates: [gate('hall', 'A'), gate('hall', 'B'), gate('park', 'A')],
    routes: [],
    blocks: [
      block('hall', '101', 'A', 1),
      block('hall', '102', 'B', 2),
      { ...block('park', 'L1', 'A', 1), kind: 'standing', rows: 1, seatsPerRow: 500, wheelchairSpaces: 0 },
    ],
    layouts: [
      { layoutId: 'hall-2', venueId: 'hall', blockId: '101', categoryId: 'A' },
      { layoutId: 'hall-2', venueId: 'hall', blockId: '102', categoryId: 'B' },
      { layoutId: 'park-1', venueId: 'park', blockId: 'L1', categoryId: 'A' },
    ],
    categories: [
      { categoryId: 'A', names: { en: 'Category A' } },
      { categoryId: 'B', names: { en: 'Category B' } },
    ],
    prices: [
      { priceGroupId: 'judo', categoryId: 'A', priceAmount: 11_000, basis: 'official' },
      { priceGroupId: 'judo', categoryId: 'B', priceAmount: 4_000, basis: 'derived' },
      { priceGroupId: 'road', categoryId: 'A', priceAmount: 2_500, basis: 'assumed' },
    ],
    sessions: [
      session('S-JUD-1', 'JUD', 'hall', '2021-07-21', '11:00', '13:00', 0),
      session('S-JUD-2', 'JUD', 'hall', '2021-07-21', '17:00', '19:30', 2),
      session('S-JUD-3', 'JUD', 'hall', '2021-07-22', '11:00', '13:00', 0),
      {
        ...session('S-MAR-1', 'MAR', 'park', '2021-07-24', '07:00', '10:00', 1),
        layoutId: 'park-1',
        priceGroupId: 'road',
      },
      {
        ...session('S-MAR-R', 'MAR', 'park', '2021-07-23', '07:00', '10:00', 0),
        startsAt: null,
        endsAt: null,
        phase: 'reserve',
        ticketed: false,
        layoutId: null,
        priceGroupId: null,
      },
    ],
    items: [
      {
        sessionId: 'S-JUD-1',
        position: 1,
        names: { en: "Women's -48 kg Elimination", ja: '女子48kg級予選' },
        isVictoryCeremony: false,
      },
      {
        sessionId: 'S-JUD-2',
        position: 1,
        names: { en: "Women's -48 kg Final", ja: '女子48kg級決勝' },
        isVictoryCeremony: false,
      },
      {
        sessionId: 'S-JUD-2',
        position: 2,
        names: { en: "Women's -48 kg Victory Ceremony", ja: '女子48kg級表彰式' },
        isVictoryCeremony: true,
      },
    ],
    salePhases: [
      {
        phaseId: 'general',
        names: { en: 'General sale' },
        opensAt: '2021-06-01T10:00',
        closesAt: '2021-07-24T07:00',
        perSessionLimit: 6,
        perPersonLimit: 20,
      },
    ],
  };
}

function venue(venueId: string, name: string, capacityPersons: number): VenueRow {
  return {
    venueId,
    names: { en: name },
    address: { en: 'Tokyo' },
    latitude: 35.69,
    longitude: 139.75,
    coordinatesBasis: 'assumed',
    capacityPersons,
    capacityBasis: 'assumed',
  };
}

function zone(venueId: string, zoneId: string, parentZoneId: string | null): ZoneRow {
  return {
    venueId,
    zoneId,
    names: { en: zoneId },
    kind: zoneId === 'bowl' ? 'bowl' : 'precinct',
    parentZoneId,
    capacityPersons: null,
    basis: 'assumed',
  };
}

function gate(venueId: string, gateId: string): GateRow {
  return {
    venueId,
    gateId,
    name: gateId,
    zoneId: 'precinct',
    lanes: 2,
    stepFree: true,
    latitude: 35.69,
    longitude: 139.75,
    basis: 'assumed',
    fromZoneId: null,
  };
}

function block(venueId: string, blockId: string, gateId: string, rank: number): BlockRow {
  return {
    venueId,
    blockId,
    zoneId: 'precinct',
    gateId,
    kind: 'seated',
    rank,
    tier: 1,
    bearingDegrees: 0,
    rows: 15,
    seatsPerRow: 20,
    wheelchairSpaces: 4,
    basis: 'assumed',
  };
}

function session(
  sessionId: string,
  disciplineId: string,
  venueId: string,
  day: string,
  from: string,
  to: string,
  medalEvents: number,
): SessionRow {
  return {
    sessionId,
    disciplineId,
    venueId,
    day,
    startsAt: `${day}T${from}`,
    endsAt: `${day}T${to}`,
    phase: medalEvents > 0 ? 'final' : 'preliminary',
    medalEvents,
    ticketed: true,
    layoutId: 'hall-2',
    priceGroupId: 'judo',
    basis: 'assumed',
    note: null,
  };
}
