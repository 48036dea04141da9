import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestDatabase, testDatabase } from '../../../platform/testing/test-database.ts';
import { systemActor, type Tx } from '../../../platform/tx.ts';
import { findLike } from './find-like.ts';
import { findProducts } from './find-products.ts';
import { indexProduct } from './index-product.ts';
import { indexProducts } from './index-products.ts';
import { listMissedSearches } from './list-missed-searches.ts';
import { keptQuery } from './missed-search.ts';
import { type Personal, personalOrder } from './personal-order.ts';
import type { FindableProduct } from './product-text.ts';
import { recordMissedSearch } from './record-missed-search.ts';
import { removeProducts } from './remove-products.ts';
import { savePriceAndStock } from './save-price-and-stock.ts';
import { suggestWords } from './suggest-words.ts';
import type { Wish } from './wish.ts';

const edition = 'small-2021';
const plain: FindableProduct = {
  productId: '',
  brandId: 'aoi',
  brandNames: { en: 'Aoi', ja: '葵屋', zh: '葵屋' },
  family: 'textiles',
  craftId: 'aizome',
  craftNames: { en: 'Indigo dyeing', ja: '藍染', zh: '蓝染' },
  prefectureId: 'kyoto',
  prefectures: { en: 'Kyoto', ja: '京都府', zh: '京都府' },
  towns: { en: 'Kyoto', ja: '京都', zh: '京都' },
  names: { en: '' },
  reading: null,
  texts: { en: 'Made by hand.' },
  materials: { en: 'Cotton', ja: '木綿', zh: '棉' },
  variants: [],
  tags: null,
  disciplineId: null,
  disciplineNames: null,
  priceFrom: 2_000,
  inStock: true,
  isListed: true,
  newestAt: Date.parse('2021-06-01T00:00:00Z'),
};
const iron = {
  brandId: 'nambu',
  brandNames: { en: 'Nambu Works', ja: '南部工房' },
  family: 'metal',
  craftId: 'nambu-tekki',
  craftNames: { en: 'Nambu ironware', ja: '南部鉄器' },
  prefectureId: 'iwate',
  prefectures: { en: 'Iwate', ja: '岩手県' },
  towns: { en: 'Morioka', ja: '盛岡' },
  materials: { en: 'Cast iron', ja: '鋳鉄' },
} as const;
const goods: FindableProduct[] = [
  {
    ...plain,
    productId: 'cloth',
    names: { en: 'Asanoha furoshiki', ja: '麻の葉の風呂敷', zh: '麻叶纹风吕敷' },
    reading: 'あさのは の ふろしき',
    texts: { en: 'Wraps a kettle or a lunch box.', ja: '鉄瓶を包むのにも。' },
    variants: [{ en: 'Indigo', ja: '藍' }],
  },
  {
    ...plain,
    productId: 'towel',
    names: { en: 'Wave tenugui', ja: '青海波の手ぬぐい' },
    reading: 'せいがいは の てぬぐい',
    priceFrom: 900,
    inStock: false,
    disciplineId: 'judo',
    disciplineNames: { en: 'Judo', ja: '柔道' },
    newestAt: Date.parse('2021-06-05T00:00:00Z'),
  },
  { ...plain, ...iron, productId: 'kettle', names: { en: 'Arare tetsubin', ja: 'あられ鉄瓶' }, priceFrom: 24_000 },
  { ...plain, ...iron, productId: 'kettle-2', names: { en: 'Plain tetsubin', ja: '平丸鉄瓶' }, priceFrom: 18_000 },
  { ...plain, ...iron, productId: 'chime', names: { en: 'Furin', ja: '南部風鈴' }, priceFrom: 3_200 },
  { ...plain, productId: 'hidden', names: { en: 'Hidden furoshiki' }, isListed: false },
];
let database: TestDatabase;
const write = <T>(work: (tx: Tx) => Promise<T>) => database.write(systemActor('test'), work);
const find = (wish: Partial<Wish>, personal?: Personal) =>
  database.read(systemActor('test'), (tx) =>
    findProducts(tx, edition, { sort: 'fit', offset: 0, limit: 20, ...wish }, personal),
  );
const ids = async (wish: Partial<Wish>) => (await find(wish)).products;

beforeAll(async () => {
  database = await testDatabase();
  await write((tx) => indexProducts(tx, edition, goods));
  await write((tx) => indexProduct(tx, 'other-2024', { ...goods[0]!, productId: 'elsewhere' }));
});
afterAll(() => database.close());

describe('finding', () => {
  it.each([
    'furoshiki',
    'hurosiki',
    'ふろしき',
    'フロシキ',
    '風呂敷',
    '风吕敷',
    '包袱布',
    'carré d’emballage',
    '藍の風呂敷',
  ])('%s finds the one cloth that is listed, and none of another edition', async (q) => {
    const found = await find({ q });
    expect(found).toMatchObject({ total: 1, products: ['cloth'], insteadOf: null, isWhole: true });
  });
  it('what a thing is called comes before what is said of another', async () => {
    expect(await ids({ q: 'やかん' })).toEqual(['kettle', 'kettle-2', 'cloth']);
    expect(await ids({ q: 'kettle morioka' })).toEqual(['kettle', 'kettle-2']);
    expect(await ids({ q: '京都' })).toEqual(['cloth', 'towel']);
    expect(await ids({ q: 'judo' })).toEqual(['towel']);
    expect(await ids({ q: 'metalwork' })).toEqual(expect.arrayContaining(['kettle', 'kettle-2', 'chime']));
  });
  it('mends a mistyped word and says what it searched', async () => {
    expect(await find({ q: 'furoshkii' })).toMatchObject({ products: ['cloth'], insteadOf: 'furoshiki' });
    expect(await find({ q: 'testubin morioka' })).toMatchObject({ insteadOf: 'tetsubin morioka', total: 2 });
    expect(await find({ q: 'てぬぐり' })).toMatchObject({ products: ['towel'], insteadOf: 'てぬぐい' });
    expect(await find({ q: 'xyzzyq' })).toMatchObject({ products: [], insteadOf: null, isWhole: true, total: 0 });
  });
  it('asks for less where nothing has it all', async () => {
    expect(await find({ q: 'tetsubin zzzzz' })).toMatchObject({
      products: ['kettle', 'kettle-2', 'cloth'],
      isWhole: false,
    });
    expect(await find({ q: '风吕付' })).toMatchObject({ products: ['cloth'], isWhole: false });
  });
  it('filters, sorts and pages', async () => {
    expect(await ids({ sort: 'price' })).toEqual(['towel', 'cloth', 'chime', 'kettle-2', 'kettle']);
    expect(await ids({ sort: 'priceDown', limit: 2, offset: 1 })).toEqual(['kettle-2', 'chime']);
    expect((await ids({ sort: 'newest' }))[0]).toBe('towel');
    expect(await ids({ family: 'textiles', inStock: true })).toEqual(['cloth']);
    expect(await ids({ minPrice: 3_200, maxPrice: 18_000, sort: 'price' })).toEqual(['chime', 'kettle-2']);
    expect(await ids({ craft: 'nambu-tekki', brand: 'nambu', prefecture: 'iwate', q: 'kettle' })).toHaveLength(2);
    expect(await ids({ discipline: 'judo' })).toEqual(['towel']);
  });
  it('counts each facet without its own filter', async () => {
    const { facets, total } = await find({ family: 'metal', maxPrice: 20_000 });
    expect(total).toBe(2);
    expect(facets.families).toEqual([
      { key: 'metal', count: 2 },
      { key: 'textiles', count: 2 },
    ]);
    expect(facets.brands).toEqual([{ key: 'nambu', count: 2 }]);
    expect(facets.prices).toEqual([
      { from: 3_000, count: 1 },
      { from: 10_000, count: 2 },
    ]);
  });
  it('things alike: the same kind first, then the same craft', async () => {
    const like = (product: string) => database.read(systemActor('test'), (tx) => findLike(tx, edition, product));
    expect(await like('kettle')).toEqual(['kettle-2', 'chime']);
    expect(await like('nothing')).toEqual([]);
  });
  it('suggests words that find something, in the language of the reader', async () => {
    const suggest = (typed: string, language: 'en' | 'ja' | 'zh') =>
      database.read(systemActor('test'), (tx) => suggestWords(tx, edition, typed, language));
    expect(await suggest('tets', 'en')).toEqual(['tetsubin']);
    expect((await suggest('tets', 'ja'))[0]).toBe('鉄瓶');
    expect(await suggest('风', 'zh')).toEqual(expect.arrayContaining(['风吕敷', '风铃']));
    expect(await suggest('kokesh', 'en')).toEqual([]);
    expect(await suggest('aoi', 'en')).toEqual(['aoi']);
    expect(await suggest('f', 'en')).toEqual([]);
  });
  it('writes anew, changes prices, forgets', async () => {
    const one = { ...goods[4]!, productId: 'bell', names: { en: 'Temple gong' } };
    await write((tx) => indexProduct(tx, edition, one));
    expect(await ids({ q: 'gong' })).toEqual(['bell']);
    await write((tx) => indexProduct(tx, edition, { ...one, names: { en: 'Temple cymbal' } }));
    expect(await ids({ q: 'gong', brand: 'nambu' })).toEqual([]);
    await write((tx) => savePriceAndStock(tx, edition, [{ product: 'bell', priceFrom: 5, inStock: false }]));
    expect(await ids({ q: 'cymbal', maxPrice: 5 })).toEqual(['bell']);
    expect(await ids({ q: 'cymbal', inStock: true })).toEqual([]);
    await write((tx) => removeProducts(tx, edition, ['bell']));
    expect(await ids({ q: 'cymbal' })).toEqual([]);
  });
});

describe('what was missed', () => {
  it('keeps no address and no number', () => {
    expect(keptQuery('  Surf　Board ')).toBe('surf board');
    for (const typed of ['a', 'me@mail.example', 'me＠mail', '090-1234-5678', '１２３４５', 'x'.repeat(61)])
      expect(keptQuery(typed)).toBeUndefined();
    expect(keptQuery('tokyo 2020')).toBe('tokyo 2020');
  });
  it('is shown from the third day or the fifth time', async () => {
    const miss = (q: string) => write((tx) => recordMissedSearch(tx, edition, { q, language: 'en' }));
    const shown = () => database.read(systemActor('test'), (tx) => listMissedSearches(tx, edition));
    for (let time = 0; time < 4; time += 1) await miss('Surfboard');
    await miss('me@mail.example');
    await miss('once only');
    expect(await shown()).toEqual([]);
    await miss('surfboard');
    expect(await shown()).toMatchObject([{ query: 'surfboard', language: 'en', count: 5 }]);
    for (let day = 0; day < 3; day += 1) {
      database.clock.set(database.clock.now() + 24 * 3_600_000);
      await miss('sundial');
    }
    expect((await shown()).map(({ query }) => query)).toEqual(['surfboard', 'sundial']);
  });
});

describe('an order of one’s own', () => {
  const nobody: Personal = { disciplines: {}, country: null, countryNames: null, chances: {}, families: [] };
  const products = [
    { product: 'a', family: 'metal', brand: 'x', discipline: null },
    { product: 'b', family: 'textiles', brand: 'x', discipline: 'judo' },
    { product: 'c', family: 'textiles', brand: 'x', discipline: null },
  ];
  it('is the given one for somebody unknown', () => {
    expect(personalOrder(products, nobody).map((one) => [one.product, one.reason])).toEqual([
      ['a', null],
      ['b', null],
      ['c', null],
    ]);
  });
  it('puts what one follows first and says why', async () => {
    const judo = { ...nobody, disciplines: { judo: { en: 'Judo', ja: '柔道' } } };
    expect(personalOrder(products, judo)[0]).toMatchObject({
      product: 'b',
      reason: { en: 'Because you follow Judo', ja: '柔道がお好きなあなたに' },
    });
    expect((await find({ sort: 'forYou', limit: 1 }, judo)).products).toEqual(['towel']);
    expect(await ids({ sort: 'forYou', limit: 1 })).toEqual(await ids({ limit: 1 }));
  });
  it('families seen, families disliked, a country with a chance', () => {
    const names = { en: 'metalware' };
    const seen = { ...nobody, families: [{ family: 'textiles', weight: 0.8, names: { en: 'textiles' } }] };
    expect(personalOrder(products, seen).map((one) => one.product)).toEqual(['b', 'c', 'a']);
    const disliked = { ...nobody, families: [{ family: 'metal', weight: -1, names }] };
    expect(personalOrder(products, disliked).at(-1)?.product).toBe('a');
    const french = { ...nobody, country: 'FRA', countryNames: { en: 'France' }, chances: { judo: { FRA: 0.9 } } };
    expect(personalOrder(products, french)[0]).toMatchObject({
      product: 'b',
      reason: { en: 'France has a chance in this sport' },
    });
  });
});
