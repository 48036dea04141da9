import type { RateTable } from '../../kernel/exchange.ts';

/** A table after checking; throws a RangeError where its day or one of its rates is none. */
export function rateTable(table: RateTable): RateTable {
  const instant = Date.parse(table.date);
  if (Number.isNaN(instant) || !new Date(instant).toISOString().startsWith(table.date))
    throw new RangeError(`Not a day: ${table.date}`);
  for (const [currency, rate] of Object.entries(table.rates))
    if (!/^[A-Z]{3}$/.test(currency) || !/^\d+(\.\d+)?$/.test(rate) || Number(rate) <= 0)
      throw new RangeError(`Not a rate of ${currency}: ${rate}`);
  return table;
}

/**
 * Reads the long form, one rate a line under `date,base,currency,rate,source`, for currencies that a central bank's own file does
 * not have. One table a day and base. Throws a RangeError where a line is none.
 */
export function readRateTable(text: string): readonly RateTable[] {
  const [header, ...lines] = text.split(/\r?\n/).filter((line) => line.trim());
  if (header?.trim() !== 'date,base,currency,rate,source') throw new RangeError('Not a table of dated rates');
  const tables = new Map<string, { date: string; base: string; source: string; rates: Record<string, string> }>();
  for (const line of lines) {
    const [date = '', base = '', currency = '', rate = '', ...source] = line.split(',').map((cell) => cell.trim());
    const key = `${date} ${base}`;
    const table = tables.get(key) ?? { date, base, source: source.join(', '), rates: {} };
    if (currency in table.rates) throw new RangeError(`Two rates of ${currency} on ${date}`);
    table.rates[currency] = rate;
    tables.set(key, table);
  }
  return [...tables.values()].map((one) => rateTable({ id: `table-${one.base}-${one.date}`, ...one }));
}

/**
 * The newest rates of a day or before; undefined where all are later. Tables of that same day and base are put together, so that a
 * currency that one bank does not list can come from another's.
 */
export function chooseRates(tables: readonly RateTable[], day: string): RateTable | undefined {
  const date = tables
    .map((table) => table.date)
    .filter((one) => one <= day)
    .sort()
    .at(-1);
  const base = tables.find((table) => table.date === date)?.base;
  const parts = tables.filter((table) => table.date === date && table.base === base);
  if (date === undefined || base === undefined || parts.length === 0) return undefined;
  return {
    id: parts.map((table) => table.id).join('+'),
    date,
    base,
    source: [...new Set(parts.map((table) => table.source))].join('; '),
    rates: Object.assign({}, ...parts.map((table) => table.rates).reverse()),
  };
}
