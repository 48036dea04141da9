import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { readRules } from '../../../platform/rules/read-rules.ts';
import type { Consignment, Goods } from '../consignment.ts';
import type { LandedCost, NoRule } from '../landed-cost.ts';

/** One worked example: a consignment in minor units, and what a second, separate calculation says of it. */
export interface Example {
  readonly id: string;
  readonly consignment: Consignment;
  /** Channel and lines `kind:percent:amount` in the destination's currency, or `refused` and the reason. */
  readonly expected: { readonly channel: string; readonly lines: string; readonly total: string };
}

const folder = join(import.meta.dirname, '../examples');

export const rules = readRules(join(import.meta.dirname, '../../../../rules'));
/** The European Central Bank's table of 2026-10-06. */
export const rates = rules.rates.find((table) => table.id === 'ecb-2026-10-06')!;

export function readExamples(): readonly Example[] {
  return readdirSync(folder).flatMap((file) =>
    parse<Record<string, string>>(readFileSync(join(folder, file), 'utf8'), { columns: true }).map(exampleOf),
  );
}

function exampleOf(row: Record<string, string>): Example {
  const currency = row['currency']!;
  const goods = row['goods']!.split(' ').map((text, index): Goods => {
    const [hsCode, value, count, weight, origin, taxClass] = text.split(':');
    return {
      id: String(index),
      hsCode: hsCode!,
      origin: origin!,
      value: { amount: Number(value), currency },
      count: Number(count),
      weightGrams: Number(weight),
      taxClass: taxClass === 'r' ? 'reduced' : 'standard',
    };
  });
  const used = Number(row['used']);
  return {
    id: row['id']!,
    consignment: {
      destination: row['country']!,
      from: row['sentFrom']!,
      region: row['region'] || null,
      goods,
      shipping: { amount: Number(row['shipping']), currency },
      day: row['day']!,
      via: row['via'] as 'post' | 'courier',
      buyer: { isNamed: row['isNamed'] === 'yes', usedThisYear: used ? { amount: used, currency: 'CNY' } : null },
    },
    expected: { channel: row['channel']!, lines: row['lines']!, total: row['total']! },
  };
}

/** What the engine says, in the words of the examples. */
export function shownOf(cost: LandedCost | NoRule): Example['expected'] {
  if (cost.kind === 'noRule') return { channel: 'refused', lines: cost.reason, total: '' };
  const lines = cost.charges.map((one) => `${one.kind}:${one.rate?.replace(' %', '') ?? 'flat'}:${one.amount.amount}`);
  return { channel: cost.channel, lines: lines.join(' '), total: String(cost.total.amount) };
}
