import type { AccreditationRules, AdmissionPolicy, EntryRules } from '../../engines/admission/policy.ts';
import type { Words } from '../../kernel/language.ts';
import type { Basis, Session } from './contract.ts';

/*
 * An edition as data, after parsing and checking. Every row is keyed; the order of rows is kept apart from identity.
 * Field names are the camelCase of the columns: `capacity_persons` is `capacityPersons`; `name_en`, `name_ja` … become `names`.
 */

export interface EditionDocument {
  readonly id: string;
  readonly names: Words;
  readonly timeZone: string;
  readonly currency: string;
  readonly languages: readonly string[];
  readonly firstDay: string;
  readonly lastDay: string;
  readonly bounds: { readonly south: number; readonly west: number; readonly north: number; readonly east: number };
  /** Local time at which a demo begins. */
  readonly demoStartsAt: string;
  readonly credits: readonly string[];
}

export interface DisciplineRow {
  readonly disciplineId: string;
  readonly sport: Words;
  readonly names: Words;
  readonly pictogram: string;
}

export interface VenueRow {
  readonly venueId: string;
  readonly names: Words;
  readonly address: Words;
  readonly latitude: number;
  readonly longitude: number;
  readonly coordinatesBasis: Basis;
  readonly capacityPersons: number;
  readonly capacityBasis: Basis;
}

export interface StationRow {
  readonly stationId: string;
  readonly venueId: string;
  readonly names: Words;
  readonly walkMetres: number;
  readonly walkMinutes: number;
  readonly basis: Basis;
}

export interface ZoneRow {
  readonly venueId: string;
  readonly zoneId: string;
  readonly names: Words;
  readonly kind: 'precinct' | 'bowl' | 'hospitality' | 'field-of-play' | 'back-of-house';
  readonly parentZoneId: string | null;
  readonly capacityPersons: number | null;
  readonly basis: Basis;
}

export interface GateRow {
  readonly venueId: string;
  readonly gateId: string;
  readonly name: string;
  readonly zoneId: string;
  readonly lanes: number;
  readonly stepFree: boolean;
  readonly latitude: number;
  readonly longitude: number;
  readonly basis: Basis;
  /** The zone it leads out of; null or absent: the street. An inner gate gives no sector: it serves all who may enter. */
  readonly fromZoneId?: string | null;
}

export interface RouteRow {
  readonly venueId: string;
  readonly routeId: string;
  readonly gateId: string;
  readonly zoneId: string;
  readonly stepFree: boolean;
  readonly walkMetres: number;
  readonly basis: Basis;
}

export interface BlockRow {
  readonly venueId: string;
  readonly blockId: string;
  readonly zoneId: string;
  readonly gateId: string;
  readonly kind: 'seated' | 'standing';
  readonly rank: number;
  readonly tier: number;
  readonly bearingDegrees: number;
  readonly rows: number;
  readonly seatsPerRow: number;
  /** In the last row, from seat 1: space, companion seat, space, companion seat … */
  readonly wheelchairSpaces: number;
  readonly basis: Basis;
}

export interface LayoutRow {
  readonly layoutId: string;
  readonly venueId: string;
  readonly blockId: string;
  readonly categoryId: string;
}

export interface CategoryRow {
  readonly categoryId: string;
  readonly names: Words;
}

export interface PriceRow {
  readonly priceGroupId: string;
  readonly categoryId: string;
  /** In the minor unit of the edition's currency. */
  readonly priceAmount: number;
  readonly basis: Basis;
}

export interface SessionRow {
  readonly sessionId: string;
  readonly disciplineId: string;
  readonly venueId: string;
  /** Calendar day at the venue, `2021-07-24`. */
  readonly day: string;
  /** Local times at the venue, `2021-07-24T09:00`; null only for reserve days without a time. */
  readonly startsAt: string | null;
  readonly endsAt: string | null;
  readonly phase: Session['phase'];
  readonly medalEvents: number;
  readonly ticketed: boolean;
  readonly layoutId: string | null;
  readonly priceGroupId: string | null;
  readonly basis: Basis;
  readonly note: string | null;
}

export interface ItemRow {
  readonly sessionId: string;
  readonly position: number;
  readonly names: Words;
  readonly isVictoryCeremony: boolean;
}

export interface SalePhaseRow {
  readonly phaseId: string;
  readonly names: Words;
  /** Local times in the edition's zone. */
  readonly opensAt: string;
  readonly closesAt: string;
  readonly perSessionLimit: number;
  readonly perPersonLimit: number;
}

/** `access-policy.yaml`: the rules of admission; zones, gates and sectors of the policy come from the venues' own tables. */
export type AccessRules = Pick<AdmissionPolicy, 'version' | 'proof' | 'child' | 'entry'> & {
  /** Rules that differ for the zones of one kind, or of one venue. */
  readonly overrides: readonly {
    readonly zoneKind: ZoneRow['kind'] | null;
    readonly venueId: string | null;
    readonly rules: Partial<EntryRules>;
  }[];
  /** Zone groups of accreditations, and the kinds of zone each opens; a kind that none names is open to all of the venue. */
  readonly accreditation?: Omit<AccreditationRules, 'groups'> & {
    readonly groups: readonly (AccreditationRules['groups'][number] & { readonly opens: readonly ZoneRow['kind'][] })[];
  };
};

/** A whole edition. */
export interface Blueprint {
  readonly edition: EditionDocument;
  readonly rules: AccessRules;
  readonly disciplines: readonly DisciplineRow[];
  readonly venues: readonly VenueRow[];
  readonly stations: readonly StationRow[];
  readonly zones: readonly ZoneRow[];
  readonly gates: readonly GateRow[];
  readonly routes: readonly RouteRow[];
  readonly blocks: readonly BlockRow[];
  readonly layouts: readonly LayoutRow[];
  readonly categories: readonly CategoryRow[];
  readonly prices: readonly PriceRow[];
  readonly sessions: readonly SessionRow[];
  readonly items: readonly ItemRow[];
  readonly salePhases: readonly SalePhaseRow[];
}

export type TableName = Exclude<keyof Blueprint, 'edition' | 'rules'>;
