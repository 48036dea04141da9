import type { Words } from '../../../kernel/language.ts';
import type { Basis } from '../../editions/contract.ts';

/*
 * The catalogue as tables after parsing and checking. A brand has two files of its own, products and variants, which are what it
 * imports and exports; crafts and brands belong to the edition. Amounts are in the minor unit of the edition's currency.
 */

export const families = [
  'textiles',
  'ceramics',
  'lacquer',
  'metal',
  'knives',
  'wood',
  'bamboo',
  'paper',
  'glass',
  'food',
  'tea',
  'beauty',
  'stationery',
  'toys',
  'leather',
  'everyday',
] as const;
export type Family = (typeof families)[number];

/** A craft of the host country: a technique with a home. */
export interface CraftRow {
  readonly craftId: string;
  readonly names: Words;
  readonly family: Family;
  readonly prefectures: Words;
  readonly towns: Words;
  readonly abouts: Words;
  readonly latitude: number;
  readonly longitude: number;
  /** Year of a national designation as a traditional craft; null where there is none. */
  readonly designatedYear: number | null;
  readonly basis: Basis;
}

/** A maker's store. */
export interface BrandRow {
  readonly brandId: string;
  readonly names: Words;
  readonly stories: Words;
  readonly makers: Words;
  readonly towns: Words;
  readonly latitude: number;
  readonly longitude: number;
  /** Motif of its picture, and three colours to draw it in, as `#1f3a68`. */
  readonly picture: string;
  readonly mainColour: string;
  readonly accentColour: string;
  readonly groundColour: string;
  /** What the organiser keeps of a sale without tax, in hundredths of a percent. */
  readonly commissionBasisPoints: number;
  readonly basis: Basis;
}

export const taxClasses = ['standard', 'reduced'] as const;
export type TaxClass = (typeof taxClasses)[number];

export interface ProductRow {
  readonly productId: string;
  readonly craftId: string | null;
  readonly family: Family;
  readonly names: Words;
  /** How the Japanese name is read, in hiragana; for finding. */
  readonly reading: string | null;
  readonly texts: Words;
  readonly materials: Words;
  readonly cares: Words;
  /** Country of origin, ISO 3166-1 alpha-2. */
  readonly origin: string;
  /** Six to ten digits of the Harmonized System 2022 without dots. */
  readonly hsCode: string;
  /** Japan's consumption tax: standard 10 %, reduced 8 % (food and drink). */
  readonly taxClass: TaxClass;
  readonly picture: string;
  readonly mainColour: string;
  readonly accentColour: string;
  readonly groundColour: string;
  /** Id of a photo of the brand's, shown in place of the drawing; absent where a file has no such column. */
  readonly photo?: string | null;
  /** Words to find it by, separated by spaces: use, occasion, season, colour; in any language. */
  readonly tags: string | null;
  /** A sport it goes with, by id of its discipline. */
  readonly disciplineId: string | null;
}

export interface VariantRow {
  readonly variantId: string;
  readonly productId: string;
  /** What sets it apart: colour, size; “one size” where there is only one. */
  readonly names: Words;
  /** Without consumption tax. */
  readonly priceAmount: number;
  /** Packed for sending. */
  readonly weightGrams: number;
  readonly lengthMillimetres: number;
  readonly widthMillimetres: number;
  readonly heightMillimetres: number;
  readonly onHand: number;
}

/** Which zone of the carrier's table a country is in. */
export interface ZoneRow {
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  readonly zone: string;
}

export interface ShippingRateRow {
  readonly zone: string;
  readonly via: 'post' | 'courier';
  readonly upToGrams: number;
  readonly priceAmount: number;
  /** Days on the way, from dispatch to the door. */
  readonly fewestDays: number;
  readonly mostDays: number;
  readonly basis: Basis;
}

/** A place at a venue where goods wait for their buyer. */
export interface LockerRow {
  readonly lockerId: string;
  readonly venueId: string;
  readonly names: Words;
  readonly basis: Basis;
}

/** Files of the edition. */
export interface MarketTables {
  readonly crafts: readonly CraftRow[];
  readonly brands: readonly BrandRow[];
  readonly shippingZones: readonly ZoneRow[];
  readonly shippingRates: readonly ShippingRateRow[];
  readonly lockers: readonly LockerRow[];
}

/** Files of one brand. */
export interface BrandTables {
  readonly products: readonly ProductRow[];
  readonly variants: readonly VariantRow[];
}
