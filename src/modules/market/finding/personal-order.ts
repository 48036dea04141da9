import { type Scored, scoreItems, type TasteItem } from '../../../engines/taste/score-items.ts';
import type { Words } from '../../../kernel/language.ts';

/** A product as a personal order sees it. */
export interface OrderedProduct {
  readonly product: string;
  readonly family: string;
  readonly brand: string;
  readonly discipline: string | null;
}

/** What a person told or did here, and what the names of it are. Nothing else is used; everything may be empty. */
export interface Personal {
  /** Ids of disciplines that the person follows, with their names. */
  readonly disciplines: Readonly<Record<string, Words>>;
  /** NOC code. */
  readonly country: string | null;
  readonly countryNames: Words | null;
  /** By discipline and NOC code, 0..1: what is at stake for a country (`countryChances`). */
  readonly chances: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** Families of what was bought (weight 1) and viewed (less), with their names; a negative weight is a dislike. */
  readonly families: readonly { readonly family: string; readonly weight: number; readonly names: Words }[];
}

export interface PersonallyOrdered {
  readonly product: string;
  /** 0..1000, of taste alone. */
  readonly score: number;
  /** The strongest reason in words; none where nothing personal counted. */
  readonly reason: Words | null;
}

/** A place further down costs as much as this many points of taste. */
const pointsPerPlace = 4;
const leastPoints = 15;

/**
 * Products that came in an order of fit, in the order in which one person may like them: points of the taste engine against places lost.
 * A person of whom nothing is known gets the order that was given.
 */
export function personalOrder(products: readonly OrderedProduct[], personal: Personal): PersonallyOrdered[] {
  const families = new Map(personal.families.map((one) => [one.family, one]));
  const scored = new Map(
    scoreItems(
      products.map((product) => itemOf(product, personal)),
      {
        ...(personal.country === null ? {} : { country: personal.country }),
        sports: Object.keys(personal.disciplines),
        interests: personal.families.filter(({ weight }) => weight > 0).map(({ family }) => family),
        likes: [],
      },
    ).map((one) => [one.item, one]),
  );
  return products
    .map(({ product, family }, place) => {
      const one = scored.get(product)!;
      const weight = families.get(family)?.weight ?? 0;
      const score = weight < 0 ? Math.round(one.score * Math.max(0, 1 + weight)) : one.score;
      return { product, score, reason: reasonOf(one, personal), rank: score - pointsPerPlace * place, place };
    })
    .sort((one, other) => other.rank - one.rank || one.place - other.place)
    .map(({ product, score, reason }) => ({ product, score, reason }));
}

/** A product to the taste engine; popularity does not count. */
function itemOf({ product, family, discipline }: OrderedProduct, personal: Personal): TasteItem {
  const weight = personal.families.find((one) => one.family === family)?.weight ?? 0;
  const chance = discipline === null ? undefined : personal.chances[discipline];
  return {
    id: product,
    kind: 'product',
    tags: {
      [`interest:${family}`]: Math.min(1, Math.max(0, weight)),
      ...(discipline === null ? {} : { [`sport:${discipline}`]: 1 }),
    },
    popularity: 0,
    ...(chance === undefined ? {} : { countryChance: chance }),
  };
}

function reasonOf({ reasons }: Scored, personal: Personal): Words | null {
  for (const reason of reasons) {
    if (reason.points < leastPoints) continue;
    if (reason.kind === 'followsSport') return sportReason(personal.disciplines[reason.sport]);
    if (reason.kind === 'sharesInterest')
      return familyReason(personal.families.find(({ family }) => family === reason.interest)?.names);
    if (reason.kind === 'ownCountry') return countryReason(personal.countryNames);
  }
  return null;
}

function sportReason(names: Words | undefined): Words | null {
  if (names === undefined) return null;
  return {
    en: `Because you follow ${names.en}`,
    ja: `${names.ja ?? names.en}がお好きなあなたに`,
    zh: `因为您关注${names.zh ?? names.en}`,
    fr: `Parce que vous suivez : ${names.fr ?? names.en}`,
  };
}

function familyReason(names: Words | undefined): Words | null {
  if (names === undefined) return null;
  return {
    en: `Because you looked at ${names.en}`,
    ja: `${names.ja ?? names.en}をご覧になったあなたに`,
    zh: `您看过${names.zh ?? names.en}`,
    fr: `Parce que vous avez regardé : ${names.fr ?? names.en}`,
  };
}

function countryReason(names: Words | null): Words | null {
  if (names === null) return null;
  return {
    en: `${names.en} has a chance in this sport`,
    ja: `${names.ja ?? names.en}の活躍が期待される競技`,
    zh: `${names.zh ?? names.en}有望夺牌的项目`,
    fr: `Un sport où l’on attend : ${names.fr ?? names.en}`,
  };
}
