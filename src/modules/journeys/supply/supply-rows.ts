import type { Words } from '../../../kernel/language.ts';
import type { Basis } from '../../editions/contract.ts';

/*
 * What an organiser has to offer, as tables after parsing and checking. Field names are the camelCase of the columns.
 * Amounts are in the minor unit of the edition's currency, local times are `HH:MM` in the edition's zone.
 */

interface Point {
  readonly latitude: number;
  readonly longitude: number;
}

/** A neighbourhood: where one eats, rests and stays. */
export interface AreaRow extends Point {
  readonly areaId: string;
  readonly names: Words;
  /** For one adult; paid there, never part of a price. */
  readonly lunchAmount: number;
  readonly dinnerAmount: number;
  readonly basis: Basis;
}

/** An airport or a large station at which people arrive. */
export interface HubRow extends Point {
  readonly hubId: string;
  readonly kind: 'airport' | 'station';
  readonly names: Words;
  /** To be there before leaving, and from arriving to the street. */
  readonly beforeMinutes: number;
  readonly afterMinutes: number;
  readonly basis: Basis;
}

/** A city that people come from. */
export interface OriginRow extends Point {
  readonly originId: string;
  readonly names: Words;
  readonly noc: string;
  readonly basis: Basis;
}

export const interests = [
  'culture',
  'history',
  'nature',
  'food',
  'pop',
  'shopping',
  'night',
  'family',
  'sport',
  'craft',
] as const;
export type Interest = (typeof interests)[number];

export const sightKinds = [
  'temple',
  'shrine',
  'museum',
  'garden',
  'view',
  'market',
  'street',
  'park',
  'craft',
  'amusement',
  'bath',
  'stage',
  'sport',
] as const;

/** What is worth a visit, with hours, length and weights of interest from 0 to 1. */
export interface SightRow extends Point, Readonly<Record<Interest, number>> {
  readonly sightId: string;
  readonly names: Words;
  readonly areaId: string;
  readonly kind: (typeof sightKinds)[number];
  readonly visitMinutes: number;
  readonly adultAmount: number;
  readonly childAmount: number;
  readonly opensAt: string;
  /** When the doors close; a visit ends by then. `24:00` is the end of the day. */
  readonly closesAt: string;
  /** As in `mon|tue`; null: never. */
  readonly closedWeekdays: string | null;
  readonly stepFree: boolean;
  readonly indoor: boolean;
  readonly walkMetres: number;
  readonly popularity: number;
  /** The discipline whose home it is, as the Kodokan is judo's. */
  readonly disciplineId?: string | null;
  readonly hoursBasis: Basis;
  readonly priceBasis: Basis;
  readonly basis: Basis;
}

export interface HotelRow extends Point {
  readonly hotelId: string;
  readonly names: Words;
  readonly stars: number;
  readonly areaId: string;
  readonly basis: Basis;
  readonly starsBasis: Basis;
}

/** Rooms of one kind that a hotel keeps for this edition, a night. */
export interface RoomRow {
  readonly hotelId: string;
  readonly roomType: string;
  readonly sleeps: number;
  readonly stepFree: boolean;
  readonly firstNight: string;
  readonly lastNight: string;
  readonly rooms: number;
  readonly priceAmount: number;
  readonly basis: Basis;
}

/** Seats of a service that runs once a day between two days; times are local at each end. */
export interface TransportRow {
  readonly transportId: string;
  readonly kind: 'flight' | 'train' | 'coach';
  readonly direction: 'inbound' | 'outbound';
  readonly carrier: string;
  readonly code: string;
  readonly originId: string;
  readonly hubId: string;
  readonly firstDay: string;
  readonly lastDay: string;
  readonly leavesAt: string;
  readonly arrivesAt: string;
  /** Days between the two local calendars; flying east over the date line it may be -1. */
  readonly dayShift: number;
  readonly minutes: number;
  readonly seats: number;
  readonly priceAmount: number;
  readonly childAmount: number;
  readonly basis: Basis;
}

/** From a hub to the hotel, or back. */
export interface TransferRow {
  readonly transferId: string;
  readonly hubId: string;
  readonly kind: 'coach' | 'train' | 'taxi';
  readonly names: Words;
  readonly minutes: number;
  readonly seats: number;
  readonly priceAmount: number;
  readonly stepFree: boolean;
  readonly basis: Basis;
}

export interface GuideRow {
  readonly guideId: string;
  readonly language: string;
  readonly guides: number;
  readonly priceAmount: number;
  readonly mostPeople: number;
  readonly basis: Basis;
}

/** Places of a session that may be sold within packages. */
export interface SessionAllotmentRow {
  readonly sessionId: string;
  readonly categoryId: string;
  readonly places: number;
  readonly basis: Basis;
}

export const characters = ['sport', 'city', 'easy', 'saver'] as const;
export type Character = (typeof characters)[number];

/** A starting point that staff made; it is built and changed like any other journey. */
export interface PackageRow {
  readonly packageId: string;
  readonly names: Words;
  readonly summary: Words;
  readonly character: Character;
  readonly disciplineId: string | null;
  readonly firstDay: string;
  readonly lastDay: string;
  /** Null: a day trip, nobody stays. */
  readonly hotelId: string | null;
  readonly roomType: string | null;
  /** People who may book it. */
  readonly places: number;
  readonly basis: Basis;
}

/** A better figure than the rule gives; ids as `venue:ID`, `sight:ID`, `area:ID`, `hub:ID`, `hotel:ID`. */
export interface TravelTimeRow {
  readonly fromId: string;
  readonly toId: string;
  readonly minutes: number;
  readonly walkMetres: number;
  readonly stepFreeMinutes: number;
  readonly basis: Basis;
}

/** What a country won before, and with how many. */
export interface CountryDisciplineRow {
  readonly noc: string;
  readonly disciplineId: string;
  readonly athletes: number;
  readonly medals: number;
  readonly basis: Basis;
}

export interface CountryRow {
  readonly noc: string;
  readonly iso2: string;
  readonly names: Words;
  readonly language: string;
  readonly currency: string;
  readonly originId: string | null;
  readonly basis: Basis;
}

/** All tables together. */
export interface SupplyTables {
  readonly areas: readonly AreaRow[];
  readonly hubs: readonly HubRow[];
  readonly origins: readonly OriginRow[];
  readonly sights: readonly SightRow[];
  readonly hotels: readonly HotelRow[];
  readonly rooms: readonly RoomRow[];
  readonly transports: readonly TransportRow[];
  readonly transfers: readonly TransferRow[];
  readonly guides: readonly GuideRow[];
  readonly sessionAllotments: readonly SessionAllotmentRow[];
  readonly packages: readonly PackageRow[];
  readonly travelTimes: readonly TravelTimeRow[];
  readonly countryDisciplines: readonly CountryDisciplineRow[];
  readonly countries: readonly CountryRow[];
}
