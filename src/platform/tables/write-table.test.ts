import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FaultList } from './fault.ts';
import { readTable } from './read-table.ts';
import { shieldText, unshieldText } from './shielded-text.ts';
import { column, type TableSchema, words } from './table-schema.ts';
import { writeTable } from './write-table.ts';

const schema: TableSchema = {
  name: 'things',
  file: 'things.csv',
  title: 'Things',
  columns: [
    column('thingId', 'key'),
    words('names', 'name'),
    column('note', 'text', { required: false }),
    column('share', 'number'),
    column('priceAmount', 'amount', { name: 'price_{currency}' }),
    column('open', 'boolean'),
    column('extra', 'key', { required: false, mayBeAbsent: true }),
  ].flat(),
  key: ['thingId'],
  foreignKeys: [],
};

function readBack(text: string, currency: string) {
  const faults = new FaultList();
  const table = readTable(schema, text, currency, faults);
  return { rows: table?.rows.map((row) => row.values), faults: faults.sorted() };
}

const text = fc
  .oneof(
    fc.string({ minLength: 1, unit: 'grapheme' }),
    fc.string({ minLength: 1, unit: fc.constantFrom('=', '+', '-', '@', "'", '"', ',', '\n', '\t', 'a') }),
  )
  .filter((one) => one.trim() !== '' && !one.includes('\u0000') && !one.startsWith('\ufeff'));
const row = fc.record({
  thingId: fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9._-]{0,20}$/),
  names: fc.record({ en: text, ja: text }, { requiredKeys: ['en'] }),
  note: fc.option(text),
  share: fc.double({ noNaN: true, noDefaultInfinity: true }).map((one) => (one === 0 ? 0 : one)),
  priceAmount: fc.nat(1_000_000_000),
  open: fc.boolean(),
});

describe('writeTable', () => {
  it('writes what reads back as the same rows', () => {
    fc.assert(
      fc.property(
        fc.array(row, { minLength: 1, maxLength: 6 }),
        fc.constantFrom('JPY', 'EUR', 'KWD'),
        (rows, currency) => {
          const { rows: read, faults } = readBack(writeTable(schema, rows, currency), currency);
          expect(faults).toEqual([]);
          expect(read).toEqual(rows);
        },
      ),
    );
  });

  it('never writes a cell of text that a spreadsheet runs', () => {
    const risky = ['=HYPERLINK("http://x")', '+1', '-1', '@SUM(A1)', "'=1", '\t=1'];
    for (const note of risky) {
      const written = writeTable(
        schema,
        [{ thingId: 'a', names: { en: note }, note, share: -0.5, priceAmount: 1, open: true }],
        'EUR',
      );
      expect(written).not.toMatch(/(^|,|")[=+@\t]/m);
      expect(written).toContain(',-0.5,0.01,yes');
    }
  });

  it('leaves out a column that may be absent and is', () => {
    const base = { thingId: 'a', names: { en: 'A' }, note: null, share: 1, priceAmount: 5, open: true };
    expect(writeTable(schema, [base], 'JPY').split('\n')[0]).not.toContain('extra');
    expect(writeTable(schema, [{ ...base, extra: null }], 'JPY').split('\n')[0]).toContain('extra');
  });

  it('shields and unshields every text', () => {
    fc.assert(fc.property(text, (one) => unshieldText(shieldText(one)) === one));
    expect(unshieldText("'tis")).toBe("'tis");
  });
});
