import { join } from 'node:path';
import type { Consignment, Goods } from '../../../engines/landed-cost/consignment.ts';
import { type LandedCost, landedCost, type NoRule } from '../../../engines/landed-cost/landed-cost.ts';
import { choosePack, packOfRule } from '../../../engines/landed-cost/pack.ts';
import { chooseRates } from '../../../engines/landed-cost/rate-table.ts';
import type { RateTable } from '../../../kernel/exchange.ts';
import { minorDigitsOf } from '../../../kernel/money.ts';
import { pick, type Random, randomInteger, seededRandom } from '../../../kernel/random.ts';
import { readRules } from '../../../platform/rules/read-rules.ts';
import type { BenchOptions } from '../../bench.ts';
import { projectFolder } from '../../places.ts';
import { type BenchResult, median, rounded } from '../figures.ts';
import { wholeOption } from '../option.ts';

type Rules = ReturnType<typeof readRules>;

const destinations: readonly (readonly [string, string | null])[] = [
  ['CN', null],
  ['HK', null],
  ['KR', null],
  ['FR', null],
  ['DE', null],
  ['GB', null],
  ['US', null],
  ['CA', 'ON'],
  ['AU', null],
  ['SG', null],
  ['TH', null],
  ['BR', 'SP'],
];

/** Headings that most packs know, and two that many do not. */
const hsCodes = (
  '611020 620442 621410 691110 691200 821192 420221 711719 950300 950440 482010 490199 330499 340111 960810 090210 ' +
  '442090 701328 650500 940540'
).split(' ');

/**
 * Random carts to twelve destinations in twenty currencies: what is shown (the charges and each of the goods' shares) equals what is
 * charged (the total), and computed again from the version that its rules name it is the same; then how long 20 lines take.
 * `--carts`, `--seed`.
 */
export async function benchLandedCost(options: BenchOptions): Promise<BenchResult> {
  const carts = wholeOption(options, 'carts', 100_000);
  const random = seededRandom(wholeOption(options, 'seed', 1));
  const rules = readRules(join(projectFolder, 'rules'));
  const rates = chooseRates(rules.rates, '2026-11-30')!;
  const currencies = ['EUR', ...Object.keys(rates.rates)].slice(0, 20);
  let [known, refused, shownDiffers, recomputedDiffers] = [0, 0, 0, 0];
  const started = performance.now();
  for (let index = 0; index < carts; index++) {
    const [destination, region] = pick(random, destinations);
    const lines = 1 + randomInteger(random, 5);
    const cart = cartOf({ destination, region, currency: pick(random, currencies), lines, random, rates });
    const cost = landedCost(choosePack(rules.packs, destination), cart, rates);
    if (cost.kind === 'noRule') refused++;
    else known++;
    if (!isChargedAsShown(cost)) shownDiffers++;
    if (!isSameAgain(rules, cart, cost, rates)) recomputedDiffers++;
  }
  const microsPerCart = ((performance.now() - started) * 1_000) / carts;
  return {
    carts,
    destinations: destinations.length,
    currencies: currencies.length,
    ratesOf: rates.date,
    known,
    refused,
    shownDiffers,
    recomputedDiffers,
    microsPerCart: rounded(microsPerCart, 1),
    ...timesOf(rules, rates, random),
  };
}

/** Milliseconds for carts of 20 lines of clothes; refusals, which come sooner, are not counted. */
function timesOf(rules: Rules, rates: RateTable, random: Random) {
  const times: number[] = [];
  for (let round = 0; round < 2_000; round++) {
    const [destination, region] = destinations[round % destinations.length]!;
    const cart = cartOf({ destination, region, currency: 'JPY', lines: 20, random, rates, hs: ['611020', '620442'] });
    const pack = choosePack(rules.packs, destination);
    const started = performance.now();
    const { kind } = landedCost(pack, cart, rates);
    if (kind === 'known') times.push(performance.now() - started);
  }
  const sorted = [...times].sort((one, other) => one - other);
  return {
    lines: 20,
    medianMillis: rounded(median(times), 3),
    p95Millis: rounded(sorted[Math.floor(sorted.length * 0.95)]!, 3),
    worstMillis: rounded(sorted.at(-1)!, 3),
  };
}

interface Draw {
  readonly destination: string;
  readonly region: string | null;
  readonly currency: string;
  readonly lines: number;
  readonly random: Random;
  readonly rates: RateTable;
  readonly hs?: readonly string[];
}

/** Lines of about 1 to 200 euro each, so that carts lie on both sides of every small limit. */
function cartOf({ destination, region, currency, lines, random, rates, hs = hsCodes }: Draw): Consignment {
  const perEuro = Number(rates.rates[currency] ?? 1);
  const minor = 10 ** minorDigitsOf(currency);
  const amountOf = (most: number) => Math.round((1 + random() ** 2 * most) * perEuro * minor);
  const goods = Array.from(
    { length: lines },
    (_, index): Goods => ({
      id: String(index),
      hsCode: pick(random, hs),
      origin: 'JP',
      value: { amount: amountOf(200), currency },
      count: 1 + randomInteger(random, 3),
      weightGrams: 50 + randomInteger(random, 1_000),
      taxClass: 'standard',
    }),
  );
  return {
    destination,
    region,
    goods,
    shipping: { amount: amountOf(30), currency },
    day: '2026-11-30',
    via: random() < 0.5 ? 'post' : 'courier',
    buyer: { isNamed: true, usedThisYear: null },
  };
}

function isChargedAsShown(cost: LandedCost | NoRule): boolean {
  if (cost.kind === 'noRule') return true;
  const sums = cost.charges.map((one) => one.shares.reduce((sum, share) => sum + share.amount, 0));
  return (
    cost.charges.every((one, index) => one.inSaleCurrency.amount === sums[index]) &&
    sums.reduce((sum, one) => sum + one, 0) === cost.total.amount
  );
}

function isSameAgain(rules: Rules, cart: Consignment, cost: LandedCost | NoRule, rates: RateTable): boolean {
  const pack =
    cost.kind === 'known' ? packOfRule(rules.packs, cost.rules[0]!) : choosePack(rules.packs, cart.destination);
  return JSON.stringify(landedCost(pack, structuredClone(cart), rates)) === JSON.stringify(cost);
}
