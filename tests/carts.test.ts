import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { choosePack, packOfRule } from '../src/engines/landed-cost/pack.ts';
import { rateOf } from '../src/kernel/exchange.ts';
import { groupBy } from '../src/kernel/group-by.ts';
import { money, timesMoney } from '../src/kernel/money.ts';
import { pick, type Random, randomInteger, seededRandom } from '../src/kernel/random.ts';
import type { ShippingRateRow } from '../src/modules/market/catalogue/catalogue-rows.ts';
import { type Choice, type Known, type Parcel, wayCosts } from '../src/modules/market/delivery/way-costs.ts';
import { bookingsOf, creditsOfOrder, reversed } from '../src/modules/orders/booking.ts';
import type { OrderRecord } from '../src/modules/orders/order-record.ts';
import { type Priced, priceCart, takenOff } from '../src/modules/orders/pricing.ts';
import { applyPromotions } from '../src/modules/orders/promotions/apply-promotions.ts';
import { faultOf, type KeyedPromotion, promotionSteps } from '../src/modules/orders/promotions/promotion.ts';
import { sumReturns } from '../src/modules/orders/return-sums.ts';
import type { HeldLine, Return } from '../src/modules/orders/sellable.ts';
import type { Charge } from '../src/modules/orders/shapes.ts';
import { readRules } from '../src/platform/rules/read-rules.ts';

/*
 * Random carts of all sorts, as pure arithmetic: what is shown is what is charged, parts add up in both currencies, the books close, whatever comes
 * back in whatever pieces is never more than was paid and at the end all of it, and an old order can be computed again from the rules it names.
 * `KAIMON_CARTS=100000` for many.
 */

const carts = Number(process.env['KAIMON_CARTS'] ?? 400);
const base = 'JPY';
const destinations = ['JP', 'CN', 'DE', 'FR', 'GB', 'US', 'IT', 'ES', 'NL', 'AT', 'CA', 'AU'];
const currencies = 'JPY USD EUR CNY GBP CHF KRW AUD CAD HKD SGD THB INR BRL MXN SEK PLN ISK HUF NZD'.split(' ');
const codes = ['732393', '630260', '420221', '691110', '620442', '950300', '170490', '821110', '442090', '330499'];
const rules = readRules(fileURLToPath(new URL('../rules', import.meta.url)));
const table = rules.rates.find((one) => one.id === 'ecb-2026-10-06')!;
const rate = (upToGrams: number): ShippingRateRow => ({ zone: 'z', via: 'post', upToGrams, priceAmount: 700 + Math.floor(upToGrams / 9), fewestDays: 2, mostDays: 9, basis: 'assumed' }); // biome-ignore format: one line says it
const setting = {
  crafts: [],
  lockers: [],
  shippingZones: destinations.map((country) => ({ country, zone: 'z' })),
  shippingRates: [500, 2_000, 10_000, 1_000_000].map(rate),
};
const known: Known = {
  setting,
  packs: rules.packs,
  rates: table,
  day: '2026-11-30',
  today: '2021-07-20',
  currency: base,
};
const allCharges: readonly Charge['kind'][] = ['shipping', 'duty', 'tax', 'excise', 'fee'];

type Article = HeldLine & {
  readonly hsCode: string;
  readonly grams: number;
  readonly taxClass: 'standard' | 'reduced';
};

function anyArticle(random: Random, index: number): Article {
  const count = 1 + randomInteger(random, 4);
  const unitPrice = money(1 + randomInteger(random, pick(random, [90, 3_000, 60_000])), base);
  const common = {
    hold: `h${index}`,
    title: { en: 't' },
    detail: { en: 'd' },
    count,
    unitPrice,
    total: timesMoney(unitPrice, count),
  };
  const goods = {
    hsCode: pick(random, codes),
    grams: 20 + randomInteger(random, 900),
    taxClass: pick(random, ['standard', 'reduced'] as const),
  };
  if (random() < 0.25) return { line: { ...common, kind: 'ticket', item: 'S-1' }, expiresAt: 1, ...goods };
  const seller = pick(random, ['iron', 'cloth', 'clay']);
  const line = {
    ...common,
    kind: 'goods',
    item: pick(random, ['a', 'b', 'c']),
    seller: { id: seller, names: { en: seller } },
    subOrder: `${seller}/d`,
  };
  return { line, expiresAt: 1, commissionBasisPoints: randomInteger(random, 3_000), ...goods };
}

function anyPromotion(random: Random, index: number): KeyedPromotion {
  const step = pick(random, promotionSteps);
  const fundedBy = pick(random, ['organiser', 'seller'] as const);
  return {
    id: `p${index}`,
    names: { en: 'p' },
    step,
    off:
      random() < 0.5 ? { basisPoints: 1 + randomInteger(random, 4_000) } : { amount: 1 + randomInteger(random, 5_000) },
    scope: {
      kinds: [],
      sellers: fundedBy === 'seller' ? [pick(random, ['iron', 'cloth'])] : [],
      items: step === 'bundle' ? ['a', 'b'] : [],
    },
    threshold: step === 'threshold' ? 1 + randomInteger(random, 50_000) : null,
    code: step === 'code' ? 'CODE' : null,
    fundedBy,
    opensAt: 0,
    closesAt: 1,
    limit: null,
  };
}

interface Cart {
  readonly articles: readonly Article[];
  readonly promotions: readonly KeyedPromotion[];
  readonly choice: Choice;
  readonly currency: string;
}

function anyCart(random: Random): Cart {
  const country = pick(random, destinations);
  const way = country === 'JP' || random() < 0.75 ? 'shipHome' : 'carryHome';
  const region = country === 'CA' ? 'ON' : null;
  return {
    articles: Array.from({ length: 1 + randomInteger(random, 6) }, (_, index) => anyArticle(random, index)),
    promotions: Array.from({ length: randomInteger(random, 5) }, (_, index) => anyPromotion(random, index)).filter(
      (one) => faultOf(one) === undefined,
    ),
    choice: {
      way,
      country,
      region,
      via: 'post',
      isNamed: true,
      place: way === 'shipHome' ? 'home' : 'hotel',
      usedThisYear: null,
    },
    currency: pick(random, currencies),
  };
}

/** As `getCart` does it; undefined where a rule or a way is missing, which is then said. */
function priced({ articles, promotions, choice, currency }: Cart, law: Known): Priced | undefined {
  const lines = articles.map((one) => one.line);
  const discounts = applyPromotions(lines, promotions, { currency: base, isTicketHolder: true, code: 'CODE' });
  const off = takenOff(discounts);
  const goods = articles.filter((one) => one.line.kind === 'goods');
  const parcels = [...groupBy(goods, (one) => one.line.subOrder!)].map(
    ([key, own]): Parcel => ({
      key,
      goods: own.map(({ line, hsCode, grams, taxClass }) => ({
        id: line.hold,
        hsCode,
        origin: 'JP',
        taxClass,
        value: money(line.total.amount - (off.get(line.hold) ?? 0), base),
        count: line.count,
        weightGrams: grams * line.count,
      })),
    }),
  );
  const costs = wayCosts(parcels, choice, law);
  if (costs.obstacle) {
    expect(costs.obstacle.words.en.length).toBeGreaterThan(10);
    return undefined;
  }
  const subOrders = parcels.map(({ key, goods: own }) => ({
    key,
    seller: goods.find((one) => one.line.hold === own[0]!.id)!.line.seller!,
    dispatch: { en: 'Kyoto' },
    customs: costs.customs.get(key) ?? null,
  }));
  const exchange = currency === base ? null : rateOf(table, base, currency, 200)!;
  return priceCart(articles, discounts, [{ charges: costs.charges, subOrders, obstacle: null }], {
    rate: exchange,
    currency: base,
  });
}

function orderOf({ articles }: Cart, { lines, total, ...pricing }: Priced): OrderRecord {
  const commissions = Object.fromEntries(articles.map((one) => [one.line.hold, one.commissionBasisPoints ?? 0]));
  const common = {
    edition: 'e',
    id: 'o',
    number: 'N',
    person: 'p',
    state: 'paid',
    language: 'en',
    placedAt: 1,
    payUntil: 1,
    paidAt: 1,
  } as const;
  return {
    ...common,
    lines,
    pricing: { ...pricing, commissions },
    totalAmount: total.amount,
    refundedAmount: 0,
    refundedBase: 0,
    currency: total.currency,
  };
}

const sum = (amounts: readonly number[]) => amounts.reduce((total, amount) => total + amount, 0);

function expectSums({ lines, discounts, charges, subOrders, total, base: whole }: Priced): void {
  const own = lines.filter((line) => line.subOrder === undefined);
  const owned = new Set(own.map((line) => line.hold));
  for (const side of ['amount', 'base'] as const) {
    const of = (line: (typeof lines)[number]) => (side === 'amount' ? line.total.amount : line.base!.amount);
    const shown =
      sum(lines.map(of)) - sum(discounts.map((one) => one[side].amount)) + sum(charges.map((one) => one[side].amount));
    const shares = discounts.flatMap((one) => one.shares).filter((share) => owned.has(share.hold));
    const parts = sum(own.map(of)) - sum(shares.map((share) => share[side].amount)) + sum(subOrders.map((one) => (side === 'amount' ? one.total.amount : one.base.amount))); // biome-ignore format: one line says it
    const charged = side === 'amount' ? total.amount : whole.amount;
    expect([shown, parts]).toEqual([charged, charged]);
    expect(charged).toBeGreaterThanOrEqual(0);
  }
  for (const one of subOrders)
    expect(one.goods.amount - one.discount.amount + one.shipping.amount + one.taxes.amount).toBe(one.total.amount);
}

type Balances = Map<string, number>;
function book(balances: Balances, bookings: ReturnType<typeof bookingsOf>): void {
  for (const { amounts, currency } of bookings) {
    expect(sum(Object.values(amounts))).toBe(0);
    for (const [account, amount] of Object.entries(amounts))
      balances.set(`${account} ${currency}`, (balances.get(`${account} ${currency}`) ?? 0) + amount);
  }
}

/** Everything comes back, in pieces and in any order. */
function expectReturns(random: Random, first: OrderRecord): void {
  const balances: Balances = new Map();
  const currency = first.pricing.base.currency;
  const credits = creditsOfOrder(first);
  expect(sum(Object.values(credits))).toBe(first.pricing.base.amount);
  book(balances, bookingsOf('cash', { amount: first.totalAmount, currency: first.currency }, { credits, currency }));
  const left = new Map(first.lines.map((line) => [line.hold, 0]));
  let order = first;
  while (left.size > 0) {
    const hold = pick(random, [...left.keys()]);
    const line = first.lines.find((one) => one.hold === hold)!;
    const from = left.get(hold)!;
    const to = line.kind === 'ticket' ? line.count : from + 1 + randomInteger(random, line.count - from);
    const one: Return =
      line.kind === 'ticket'
        ? { item: hold, hold, paid: line.base!, refund: line.base! }
        : { item: hold, hold, units: { from, to }, charges: allCharges };
    const { refund, kept, base: back, accounts } = sumReturns(order, [one]);
    expect([refund >= 0, kept, back >= 0]).toEqual([true, 0, true]);
    book(
      balances,
      reversed(bookingsOf('cash', { amount: refund, currency: first.currency }, { credits: accounts, currency })),
    );
    order = { ...order, refundedAmount: order.refundedAmount + refund, refundedBase: order.refundedBase + back };
    expect(order.refundedAmount).toBeLessThanOrEqual(first.totalAmount);
    if (to === line.count) left.delete(hold);
    else left.set(hold, to);
  }
  expect([order.refundedAmount, order.refundedBase]).toEqual([first.totalAmount, first.pricing.base.amount]);
  expect([...balances.values()].filter((amount) => amount !== 0)).toEqual([]);
}

it(`${carts} carts to ${destinations.length} countries in ${currencies.length} currencies`, {
  timeout: 3_600_000,
}, () => {
  const random = seededRandom(2_020);
  const seen = { ordered: 0, refused: 0, countries: new Set<string>(), currencies: new Set<string>() };
  for (let index = 0; index < carts; index++) {
    const cart = anyCart(random);
    const shown = priced(cart, known);
    if (!shown) {
      seen.refused++;
      continue;
    }
    seen.ordered++;
    seen.countries.add(cart.choice.country);
    seen.currencies.add(cart.currency);
    expectSums(shown);
    const order = orderOf(cart, JSON.parse(JSON.stringify(shown)) as Priced);
    expect(order.totalAmount).toBe(shown.total.amount);
    // From the rules that the charges name alone; a country whose rule charged nothing is there with its own.
    const named = shown.charges.flatMap((one) => (one.rule ? (packOfRule(rules.packs, one.rule) ?? []) : []));
    const silent = [cart.choice.country, 'JP'].flatMap((country) => choosePack(rules.packs, country) ?? []);
    const packs = [...new Set([...named, ...silent])];
    if (index % 10 === 0) expect(priced(cart, { ...known, packs })).toEqual(shown);
    expectReturns(random, order);
  }
  expect(seen.ordered).toBeGreaterThan(carts / 3);
  if (carts < 300) return;
  expect([...seen.currencies].sort()).toEqual([...currencies].sort());
  process.stdout.write(
    `${JSON.stringify({ ...seen, countries: [...seen.countries], currencies: seen.currencies.size })}\n`,
  );
});
