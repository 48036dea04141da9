import { describe, expect, it } from 'vitest';
import { readEcbFile } from './ecb-file.ts';
import { chooseRates, readRateTable } from './rate-table.ts';

const daily = 'Date, USD, JPY, GBP, \n06 October 2026, 1.1269, 178.15, 0.84880, \n';
const history = 'Date,USD,JPY,CYP,\n2026-10-05,1.1204,177.28,N/A,\n2026-10-06,1.1269,178.15,N/A,\n';
const xml = `<gesmes:Envelope><Cube><Cube time='2026-10-06'>
  <Cube currency='USD' rate='1.1269'/><Cube currency='JPY' rate='178.15'/></Cube>
<Cube time="2026-10-05"><Cube currency="USD" rate="1.1204"/></Cube></Cube></gesmes:Envelope>`;

describe('reference rates', () => {
  it('are read from the day’s file', () => {
    expect(readEcbFile(daily)).toEqual([
      {
        id: 'ecb-2026-10-06',
        date: '2026-10-06',
        source: 'European Central Bank',
        base: 'EUR',
        rates: { USD: '1.1269', JPY: '178.15', GBP: '0.84880' },
      },
    ]);
  });

  it('are read from the history, newest first, without what is not there', () => {
    const tables = readEcbFile(history);
    expect(tables.map((table) => table.date)).toEqual(['2026-10-06', '2026-10-05']);
    expect(tables[1]!.rates).toEqual({ USD: '1.1204', JPY: '177.28' });
  });

  it('are read from XML with either quotation mark', () => {
    expect(readEcbFile(xml).map((table) => [table.date, table.rates['USD']])).toEqual([
      ['2026-10-06', '1.1269'],
      ['2026-10-05', '1.1204'],
    ]);
  });

  it.each([
    '',
    '<html>503</html>',
    'Date, USD\n06 Brumaire 2026, 1.1\n',
    'Date, USD\n2026-02-30, 1.1\n',
    'Date, USD\n2026-10-06, 1.1x\n',
    'Date, USD\n2026-10-06, 0\n',
    "<Cube><Cube time='2026-10-06'></Cube></Cube>",
  ])('are refused: %j', (text) => {
    expect(() => readEcbFile(text)).toThrow(RangeError);
  });
});

describe('other tables', () => {
  const header = 'date,base,currency,rate,source\n';

  it('are read in the long form and put beside the bank’s of the same day', () => {
    const more = readRateTable(
      `${header}2026-10-06,EUR,TWD,36.5,made for a test\n2026-10-07,EUR,TWD,36.6,made for a test\n`,
    );
    const tables = [...readEcbFile(history), ...more];
    expect(chooseRates(tables, '2026-10-06')).toEqual({
      id: 'ecb-2026-10-06+table-EUR-2026-10-06',
      date: '2026-10-06',
      source: 'European Central Bank; made for a test',
      base: 'EUR',
      rates: { USD: '1.1269', JPY: '178.15', TWD: '36.5' },
    });
    expect(chooseRates(tables, '2026-10-05')?.rates).toEqual({ USD: '1.1204', JPY: '177.28' });
    expect(chooseRates(tables, '2026-10-04')).toBeUndefined();
  });

  it.each([
    'currency,rate\n',
    `${header}2026-10-06,EUR,TWD,-1,x\n`,
    `${header}2026-13-06,EUR,TWD,1,x\n`,
    `${header}2026-10-06,EUR,TWD,1,x\n2026-10-06,EUR,TWD,2,x\n`,
  ])('are refused: %j', (text) => {
    expect(() => readRateTable(text)).toThrow(RangeError);
  });
});
