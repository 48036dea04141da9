import type { RateTable } from '../../kernel/exchange.ts';
import { rateTable } from './rate-table.ts';

const source = 'European Central Bank';
const months = 'January February March April May June July August September October November December'.split(' ');

/**
 * Reads the European Central Bank's reference rates as it publishes them: the day's CSV (`06 October 2026`), the history's CSV
 * (`2026-10-06`) or XML. One table a day, newest first; days without a readable rate are left out, so is `N/A`. Throws a
 * RangeError where the text is none of these.
 */
export function readEcbFile(text: string): readonly RateTable[] {
  const days = /<Cube\b/.test(text) ? xmlDays(text) : csvDays(text);
  const tables = days
    .map(({ date, rates }) => rateTable({ id: `ecb-${date}`, date, source, base: 'EUR', rates }))
    .filter((table) => Object.keys(table.rates).length > 0)
    .sort((one, other) => (one.date < other.date ? 1 : -1));
  if (tables.length === 0) throw new RangeError('Not a file of reference rates');
  return tables;
}

interface Day {
  readonly date: string;
  readonly rates: Record<string, string>;
}

function xmlDays(text: string): Day[] {
  return [...text.matchAll(/<Cube\s+time=["'](\d{4}-\d\d-\d\d)["']\s*>([\s\S]*?)<\/Cube>/g)].map((found) => ({
    date: found[1]!,
    rates: Object.fromEntries(
      [...found[2]!.matchAll(/currency=["']([A-Z]{3})["']\s+rate=["']([\d.]+)["']/g)].map((one) => [one[1]!, one[2]!]),
    ),
  }));
}

function csvDays(text: string): Day[] {
  const [header = [], ...lines] = text
    .split(/\r?\n/)
    .filter((line) => line.trim())
    .map((line) => line.split(',').map((cell) => cell.trim()));
  if (header[0] !== 'Date') throw new RangeError('Not a file of reference rates');
  return lines.map((cells) => ({
    date: dayOf(cells[0] ?? ''),
    rates: Object.fromEntries(
      header.flatMap((currency, index) =>
        /^[A-Z]{3}$/.test(currency) && /^\d/.test(cells[index] ?? '') ? [[currency, cells[index]!]] : [],
      ),
    ),
  }));
}

function dayOf(text: string): string {
  if (/^\d{4}-\d\d-\d\d$/.test(text)) return text;
  const [, date = '', month = '', year = ''] = /^(\d\d?) ([A-Z][a-z]+) (\d{4})$/.exec(text) ?? [];
  const index = months.indexOf(month);
  if (index < 0) throw new RangeError(`Not a day: ${text}`);
  return `${year}-${String(index + 1).padStart(2, '0')}-${date.padStart(2, '0')}`;
}
