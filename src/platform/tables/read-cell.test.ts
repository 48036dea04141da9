import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvPlaces } from './csv-places.ts';
import { nearest } from './nearest.ts';
import { readCell } from './read-cell.ts';
import type { Column, ColumnType } from './table-schema.ts';

const column = (type: ColumnType, more: Partial<Column> = {}): Column => ({
  name: 'x',
  field: 'x',
  type,
  required: true,
  mayBeAbsent: false,
  ...more,
});
const read = (type: ColumnType, text: string, currency = 'JPY') => {
  const cell = readCell(column(type), text, currency);
  return cell.flaw ? cell.flaw.problem : cell.value;
};

describe('a cell', () => {
  it.each([
    ['JPY', '5800', 5800],
    ['EUR', '58', 5800],
    ['EUR', '58.5', 5850],
    ['EUR', '0.05', 5],
    ['KWD', '1.234', 1234],
    ['JPY', '58.5', 'notAnAmount'],
    ['EUR', '58.505', 'notAnAmount'],
    ['EUR', '1,200', 'notAnAmount'],
    ['EUR', '-5', 'notAnAmount'],
  ])('in %s of %s is %s', (currency, text, value) => {
    expect(read('amount', text, currency)).toBe(value);
  });

  it.each<[ColumnType, string, unknown]>([
    ['number', '139.75', 139.75],
    ['number', '-0', 0],
    ['number', '1e-7', 1e-7],
    ['number', 'Infinity', 'notANumber'],
    ['number', '0x10', 'notANumber'],
    ['integer', '9007199254740993', 'notAnInteger'],
    ['integer', ' 5', 'notANumber'],
    ['date', '2024-02-29', '2024-02-29'],
    ['date', '2021-02-29', 'notADate'],
    ['date', '2021-13-01', 'notADate'],
    ['localTime', '2021-07-24T23:59', '2021-07-24T23:59'],
    ['localTime', '2021-07-24T09:00:00', 'notALocalTime'],
    ['localTime', '2021-02-30T09:00', 'notALocalTime'],
    ['boolean', 'no', false],
    ['boolean', 'No', 'notABoolean'],
    ['key', 'a..b', 'a..b'],
    ['key', '-a', 'badKey'],
    ['key', 'a\n', 'badKey'],
  ])('%s %j is %s', (type, text, value) => {
    expect(read(type, text)).toBe(value);
  });

  it('is null where none is required', () => {
    expect(readCell(column('key', { required: false }), '', 'JPY')).toEqual({ value: null });
  });
});

describe('the nearest', () => {
  it.each([
    ['Adult', ['child', 'adult'], 'adult'],
    ['adlut', ['child', 'adult'], 'adult'],
    ['B', ['A', 'C'], undefined],
    ['b', ['A', 'B'], 'B'],
    ['', ['A'], undefined],
    ['stadium', ['arena', 'park'], undefined],
  ])('to %j of %j is %s', (text, candidates, best) => {
    expect(nearest(text, candidates)).toBe(best);
  });
});

describe('places of cells', () => {
  const cell = fc.tuple(fc.stringMatching(/^[a-z ",\r\n]{0,6}$/), fc.boolean()).map(([text, isQuoted]) => {
    return isQuoted || /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  });
  const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { maxLength: 5 });

  it('are those at which they were written', () => {
    fc.assert(
      fc.property(table, fc.constantFrom('\n', '\r\n'), fc.boolean(), (rows, lineBreak, isEnded) => {
        let text = '';
        const spots = rows.map((cells, index) => {
          const record = cells.map((written, at) => {
            if (at > 0) text += ',';
            const lines = text.split(/\r\n|\n|\r/);
            text += written;
            return { line: lines.length, column: lines.at(-1)!.length + 1 };
          });
          if (isEnded || index < rows.length - 1) text += lineBreak;
          return record;
        });
        expect(csvPlaces(text)).toEqual({ records: spots });
      }),
      { seed: 1, numRuns: 1_000 },
    );
  });

  it('leave out empty lines and a byte order mark', () => {
    expect(csvPlaces('\ufeffa,b\n\n\r\n1,')).toEqual({
      records: [
        [
          { line: 1, column: 1 },
          { line: 1, column: 3 },
        ],
        [
          { line: 4, column: 1 },
          { line: 4, column: 3 },
        ],
      ],
    });
  });
});
