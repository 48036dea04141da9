import { pick, type Random, randomInteger, seededRandom } from '../../../kernel/random.ts';
import type { Family } from '../../../modules/market/catalogue/catalogue-rows.ts';
import type { FindableProduct } from '../../../modules/market/finding/product-text.ts';
import { colours, houses, kinds, materials, patterns, towns } from './search-words.ts';

/** What a made-up product is, by the first column of the tables of words: what judgements are told by. */
export type Attributes = Readonly<Record<'kind' | 'family' | 'material' | 'colour' | 'pattern' | 'town', string>>;

export interface Good {
  readonly product: FindableProduct;
  readonly attributes: Attributes;
}

const rowsOf = (table: string): string[][] =>
  table
    .trim()
    .split('\n')
    .map((line) => line.split('|').map((part) => part.trim()));

interface Named {
  readonly id: string;
  readonly en: string;
  readonly ja: string;
  readonly zh: string;
  readonly fr: string;
}

const named = (table: string): ReadonlyMap<string, Named> =>
  new Map(rowsOf(table).map(([id = '', en = '', ja = '', zh = '', fr = '']) => [id, { id, en, ja, zh, fr }]));
const materialsById = named(materials);
const coloursById = named(colours);
const allPatterns = rowsOf(patterns).map(([id = '', en = '', ja = '', reading = '', zh = '', fr = '']) => ({
  id,
  en,
  ja,
  reading,
  zh,
  fr,
}));
const allKinds = rowsOf(kinds).map((row) => {
  const [id = '', family = '', made = '', en = '', ja = '', reading = '', zh = '', fr = ''] = row;
  const list = (names: string) => names.split(', ');
  return { id, family: family as Family, made: made.split(' '), en: list(en), ja: list(ja), reading, zh: list(zh), fr };
});
const allTowns = rowsOf(towns).map(([id = '', en = '', ja = '', zh = '', reading = '']) => ({
  id,
  en: en.split(', '),
  ja: ja.split(', '),
  zh: zh.split(', '),
  reading,
}));
const allHouses = rowsOf(houses).map(([en = '', ja = '', reading = '']) => ({ en, ja, reading }));

/** Food and what is used up have neither pattern nor colour that anybody would ask for. */
const usedUp = new Set<string>(['food', 'tea']);
const brandCount = 600;
const day = 86_400_000;
const firstDay = Date.parse('2021-01-01T00:00:00Z');

/** Any number of products from a seed, always the same ones for a seed. */
export function* makeGoods(count: number, seed: number): Generator<Good> {
  const random = seededRandom(seed);
  for (let number = 1; number <= count; number += 1) yield makeGood(random, number);
}

function makeGood(random: Random, number: number): Good {
  const kind = pick(random, allKinds);
  const isUsedUp = usedUp.has(kind.family);
  const material = materialsById.get(pick(random, kind.made))!;
  const colour = isUsedUp ? undefined : coloursById.get(pick(random, [...coloursById.keys()]))!;
  const pattern = isUsedUp || random() < 0.35 ? allPatterns.at(-1)! : pick(random, allPatterns);
  const brand = randomInteger(random, brandCount);
  const house = allHouses[brand % allHouses.length]!;
  const town = allTowns[Math.floor(brand / allHouses.length) % allTowns.length]!;
  const other = pick(random, allKinds);
  const otherColour = coloursById.get(pick(random, [...coloursById.keys()]))!;
  // Half of what has a pattern says so in its name, the other half in its tags.
  const isInName = pattern.en !== '' && random() < 0.5;
  const names = {
    en: capital(`${isInName ? `${pattern.en} ` : ''}${pick(random, kind.en)}`),
    ja: `${isInName ? `${pattern.ja}の` : ''}${pick(random, kind.ja)}`,
    // Not every maker has a Chinese or a French name for everything.
    ...(random() < 0.7 ? { zh: `${isInName ? pattern.zh : ''}${pick(random, kind.zh)}` } : {}),
    ...(random() < 0.4 ? { fr: capital(`${kind.fr}${isInName ? `, ${pattern.fr}` : ''}`) } : {}),
  };
  const product: FindableProduct = {
    productId: `g${String(number).padStart(7, '0')}`,
    brandId: `b${brand}`,
    brandNames: { en: house.en, ja: house.ja },
    family: kind.family,
    craftId: null,
    craftNames: null,
    prefectureId: town.en[1]!.toLowerCase(),
    prefectures: { en: town.en[1]!, ja: town.ja[1]!, zh: town.zh[1]! },
    towns: { en: town.en[0]!, ja: town.ja[0]!, zh: town.zh[0]! },
    names,
    reading: random() < 0.8 ? `${isInName ? `${pattern.reading} の ` : ''}${kind.reading}` : null,
    texts: {
      en: `Made by hand at ${house.en}. Goes well with a ${other.en[0]}. Also to be had in ${otherColour.en}.`,
      ja: `${house.ja}の手仕事です。${other.ja[0]}と合わせても。${otherColour.ja}もあります。`,
      zh: `${house.ja}手工制作，可搭配${other.zh[0]}，另有${otherColour.zh}。`,
    },
    materials: { en: material.en, ja: material.ja, zh: material.zh, fr: material.fr },
    variants: colour === undefined ? [] : [{ en: colour.en, ja: colour.ja, zh: colour.zh, fr: colour.fr }],
    tags: pattern.en !== '' && !isInName ? `${pattern.en} ${pattern.ja}` : null,
    disciplineId: null,
    disciplineNames: null,
    priceFrom: 300 + Math.floor(120_000 * random() ** 4),
    inStock: random() < 0.9,
    isListed: true,
    newestAt: firstDay + randomInteger(random, 180) * day,
  };
  const attributes = {
    kind: kind.id,
    family: kind.family,
    material: material.id,
    colour: colour?.id ?? 'none',
    pattern: pattern.id,
    town: town.id,
  };
  return { product, attributes };
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** What each attribute can be, so that a judgement that names nothing is seen. */
export function attributeValues(): Readonly<Record<keyof Attributes, ReadonlySet<string>>> {
  return {
    kind: new Set(allKinds.map(({ id }) => id)),
    family: new Set(allKinds.map(({ family }) => family)),
    material: new Set(materialsById.keys()),
    colour: new Set(coloursById.keys()),
    pattern: new Set(allPatterns.map(({ id }) => id)),
    town: new Set(allTowns.map(({ id }) => id)),
  };
}
