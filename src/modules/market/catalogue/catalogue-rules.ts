import type { FaultList } from '../../../platform/tables/fault.ts';
import { nearest } from '../../../platform/tables/nearest.ts';
import type { Row, Table } from '../../../platform/tables/read-table.ts';
import type { CatalogueContext } from './parse-catalogue.ts';

const colour = /^#[0-9a-f]{6}$/i;
const patterns: readonly [field: string, pattern: RegExp, message: string][] = [
  ['origin', /^[A-Z]{2}$/, 'is not a country: two capital letters, as in JP.'],
  ['hsCode', /^\d{6}(\d{2}){0,2}$/, 'is not a code of the Harmonized System: six, eight or ten digits without dots.'],
  ['mainColour', colour, 'is not a colour: # and six hexadecimal digits.'],
  ['accentColour', colour, 'is not a colour: # and six hexadecimal digits.'],
  ['groundColour', colour, 'is not a colour: # and six hexadecimal digits.'],
];

/** What one cell cannot show: codes, colours, crafts and sports that exist, a variant for every product. */
export function checkCatalogue(tables: ReadonlyMap<string, Table>, context: CatalogueContext, faults: FaultList): void {
  const products = tables.get('products')?.rows ?? [];
  const variants = tables.get('variants')?.rows ?? [];
  const sold = new Set(variants.map((row) => row.values['productId']));
  for (const row of products) {
    for (const [field, pattern, message] of patterns) {
      const value = row.values[field];
      if (typeof value === 'string' && !pattern.test(value))
        faults.add(row.placeOf(field), 'wrongType', `“${value}” ${message}`);
    }
    checkKnown(row, 'craftId', context.crafts, faults);
    checkKnown(row, 'disciplineId', context.disciplines, faults);
    checkKnown(row, 'photo', context.photos ?? new Set(), faults);
    const id = row.values['productId'];
    if (typeof id === 'string' && tables.has('variants') && !sold.has(id))
      faults.add(row.placeOf('productId'), 'danglingReference', `${id} has no variant, so it has no price.`);
    checkFree(row, 'productId', context.taken?.products, faults);
  }
  for (const row of variants) {
    checkFree(row, 'variantId', context.taken?.variants, faults);
    checkStock(row, context.held, faults);
  }
}

function checkFree(row: Row, field: string, taken: ReadonlySet<string> | undefined, faults: FaultList): void {
  const id = row.values[field];
  if (typeof id !== 'string' || !taken?.has(id)) return;
  faults.add(
    row.placeOf(field),
    'duplicateKey',
    `Another brand uses “${id}” already; put something of your own before it.`,
  );
}

/** What buyers keep cannot be taken from under them. */
function checkStock(row: Row, held: CatalogueContext['held'], faults: FaultList): void {
  const { variantId, onHand } = row.values;
  const kept = typeof variantId === 'string' ? (held?.get(variantId) ?? 0) : 0;
  if (typeof onHand !== 'number' || onHand >= kept) return;
  const message = `${kept} are kept for buyers at this moment: at least ${kept}.`;
  faults.add(row.placeOf('onHand'), 'outOfRange', message, String(kept));
}

function checkKnown(row: Row, field: string, known: ReadonlySet<string>, faults: FaultList): void {
  const value = row.values[field];
  if (typeof value !== 'string' || known.has(value)) return;
  faults.add(row.placeOf(field), 'danglingReference', `There is no ${value}.`, nearest(value, known));
}
