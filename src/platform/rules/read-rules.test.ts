import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readRules } from './read-rules.ts';

const ownRules = join(import.meta.dirname, '../../../rules');
const folder = mkdtempSync(join(tmpdir(), 'rules-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('the rules that come along', () => {
  it('are without fault', () => {
    const rules = readRules(ownRules);
    expect(rules.faults).toEqual([]);
    expect(rules.packs.map((pack) => pack.id).sort()).toEqual(
      ['au', 'br', 'ca', 'cn', 'eu', 'gb', 'hk', 'jp', 'kr', 'sg', 'th', 'tw', 'us'].sort(),
    );
    expect(rules.rates.map((table) => table.id)).toContain('ecb-2026-10-06');
  });

  it('list the currencies of all packs but Taiwan’s', () => {
    const { packs, rates } = readRules(ownRules);
    const listed = new Set(['EUR', ...Object.keys(rates.find((table) => table.date === '2026-10-06')!.rates)]);
    expect(packs.filter((pack) => !listed.has(pack.currency)).map((pack) => pack.currency)).toEqual(['TWD']);
    expect(listed.has('CHF')).toBe(true);
  });
});

describe('a folder of rules', () => {
  it('names the file and the place of every fault and goes on without that file', () => {
    mkdirSync(join(folder, 'landed-cost/former'), { recursive: true });
    mkdirSync(join(folder, 'exchange-rates'));
    const hongKong = readFileSync(join(ownRules, 'landed-cost/hk.yaml'), 'utf8');
    writeFileSync(join(folder, 'landed-cost/hk.yaml'), hongKong);
    writeFileSync(join(folder, 'landed-cost/former/hk.yaml'), hongKong);
    writeFileSync(join(folder, 'landed-cost/torn.yaml'), 'id: [');
    writeFileSync(join(folder, 'landed-cost/wrong.yaml'), hongKong.replace('currency: HKD', 'currency: hkd'));
    writeFileSync(join(folder, 'exchange-rates/broken.csv'), 'Date, USD\nyesterday, 1.1\n');
    writeFileSync(
      join(folder, 'exchange-rates/taiwan.csv'),
      'date,base,currency,rate,source\n2026-10-06,EUR,TWD,36.5,made for a test\n',
    );
    const rules = readRules(folder);
    expect(rules.packs).toHaveLength(2);
    expect(rules.rates).toEqual([
      {
        id: 'table-EUR-2026-10-06',
        date: '2026-10-06',
        base: 'EUR',
        source: 'made for a test',
        rates: { TWD: '36.5' },
      },
    ]);
    const found = rules.faults.map((fault) => `${fault.file.slice(folder.length + 1)} ${fault.path}`);
    expect(found).toEqual([
      'landed-cost/torn.yaml ',
      'landed-cost/wrong.yaml /currency',
      'landed-cost/hk.yaml /version',
      'exchange-rates/broken.csv ',
    ]);
  });
});
