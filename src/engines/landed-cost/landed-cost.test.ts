import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { languages, type Words } from '../../kernel/language.ts';
import type { Consignment } from './consignment.ts';
import { type LandedCost, landedCost, type NoRule } from './landed-cost.ts';
import { choosePack, packOfRule, type RulePack, readPack, type When } from './pack.ts';
import { anyConsignment, consignmentTo, goodsOf } from './testing/consignments.ts';
import { rates, rules } from './testing/examples.ts';

const packOf = (country: string) => choosePack(rules.packs, country)!;
const cost = (consignment: Consignment, table = rates) =>
  landedCost(choosePack(rules.packs, consignment.destination), consignment, table);
const changed = (country: string, change: (pack: RulePack) => unknown): RulePack => {
  const copy = structuredClone(packOf(country));
  change(copy);
  const read = readPack(copy);
  if ('faults' in read) throw new Error(JSON.stringify(read.faults));
  return read.pack;
};
const known = (made: LandedCost | NoRule): LandedCost => {
  if (made.kind !== 'known') throw new Error(`refused: ${made.reason}`);
  return made;
};

describe('refusals', () => {
  const cases: [string, () => LandedCost | NoRule][] = [
    ['noPack', () => cost(consignmentTo('CH'))],
    ['noPack', () => landedCost(packOf('FR'), consignmentTo('GB'), rates)],
    ['outOfDate', () => cost(consignmentTo('FR', { day: '2027-02-01' }))],
    ['notInForce', () => cost(consignmentTo('TH', { day: '2025-12-31' }))],
    ['noRate', () => cost(consignmentTo('TW'))],
    ['noRate', () => cost(consignmentTo('FR', { goods: [goodsOf('611020', 10_000, 'KWD')] }))],
    ['noRuleForGoods', () => cost(consignmentTo('KR', { goods: [goodsOf('902300', 50_000, 'EUR')] }))],
    ['noRuleForGoods', () => cost(consignmentTo('FR', { goods: [goodsOf('6110', 1_000, 'EUR')] }))],
    ['noRuleForGoods', () => cost(consignmentTo('PL', { goods: [goodsOf('090210', 1_000, 'EUR')] }))],
    ['notAllowed', () => cost(consignmentTo('JP'))],
    ['realNameNeeded', () => cost(consignmentTo('CN', { buyer: { isNamed: false, usedThisYear: null } }))],
    ['overLimit', () => cost(consignmentTo('AU', { goods: [goodsOf('611020', 100_000, 'EUR')] }))],
    ['regionNeeded', () => cost(consignmentTo('CA'))],
    ['regionNeeded', () => cost(consignmentTo('BR', { region: 'ON' }))],
  ];
  it.each(cases)('%s (%#)', (reason, make) => {
    const refused = make();
    expect(refused).toMatchObject({ kind: 'noRule', reason });
    expectWhole((refused as NoRule).words);
  });

  it('name the goods that no rule is for, and only those', () => {
    const goods = [goodsOf('621410', 30_000, 'EUR'), goodsOf('902300', 30_000, 'EUR')];
    expect(cost(consignmentTo('DE', { goods }))).toMatchObject({ reason: 'noRuleForGoods', goods: ['902300'] });
  });

  it('are asked for by the pack in its own words', () => {
    const refused = cost(consignmentTo('JP', { from: 'FR' }));
    expect(refused).toMatchObject({ reason: 'noRuleForGoods' });
    expect((refused as NoRule).words.en).toContain('from abroad');
  });

  it('come where a channel wants the post, a place of dispatch or an origin', () => {
    const only = (when: When) =>
      changed('HK', (pack) => {
        pack.channels[0]!.when = when;
      });
    const to = consignmentTo('HK');
    expect(landedCost(only({ via: 'courier' }), to, rates)).toMatchObject({ reason: 'notAllowed' });
    expect(landedCost(only({ from: ['US'] }), to, rates)).toMatchObject({ reason: 'notAllowed' });
    expect(landedCost(only({ notFrom: ['JP'] }), to, rates)).toMatchObject({ reason: 'notAllowed' });
    expect(landedCost(only({ origins: ['IT'] }), to, rates)).toMatchObject({ reason: 'noRuleForGoods' });
    expect(landedCost(only({ origins: ['JP'] }), to, rates)).toMatchObject({ kind: 'known' });
    const two = { ...to, goods: [{ ...to.goods[0]!, count: 2 }] };
    expect(landedCost(only({ isOnePiece: true }), to, rates)).toMatchObject({ kind: 'known' });
    expect(landedCost(only({ isOnePiece: true }), two, rates)).toMatchObject({ reason: 'notAllowed' });
  });

  it('come for parcels that cross no border, where the pack knows no tax within', () => {
    expect(cost(consignmentTo('FR', { from: 'IT' }))).toMatchObject({ reason: 'noRuleForGoods' });
    expect(cost(consignmentTo('GB', { from: 'GB' }))).toMatchObject({ reason: 'noRuleForGoods' });
  });

  it.each([
    ['CN', null],
    ['KR', null],
    ['FR', null],
    ['GB', null],
    ['US', null],
    ['CA', 'ON'],
    ['TH', null],
  ])('come for a customs code that no table has, and never a duty of zero: %s', (destination, region) => {
    const goods = [goodsOf('999999', 40_000, 'EUR')];
    expect(cost(consignmentTo(destination, { region, goods }))).toMatchObject({ reason: 'noRuleForGoods' });
  });

  it('tell the limit that is passed', () => {
    const refused = cost(consignmentTo('AU', { goods: [goodsOf('611020', 100_001, 'AUD')] })) as NoRule;
    expect(refused.facts).toMatchObject({ limit: 1_000, currency: 'AUD' });
    expect(refused.words.ja).toContain('1,000.00');
  });

  it('are no answer to amounts of two currencies or below zero: those are bugs', () => {
    expect(() => cost(consignmentTo('FR', { shipping: { amount: 1, currency: 'JPY' } }))).toThrow();
    expect(() => cost(consignmentTo('FR', { goods: [goodsOf('611020', -1, 'EUR')] }))).toThrow();
  });
});

describe('what China publishes', () => {
  it('a consumption tax of 10 % makes 17.89 % in all', () => {
    const pack = changed('CN', (copy) => {
      copy.tables!.find((one) => one.id === 'consumption')!.lines[1]!.percent = 10;
    });
    const goods = [goodsOf('330499', 100_000, 'CNY', { weightGrams: 10 })];
    expect(known(landedCost(pack, consignmentTo('CN', { goods }), rates)).total.amount).toBe(17_889);
  });

  it('goods whose weight is not known cannot be told from dear cosmetics', () => {
    const goods = [goodsOf('330499', 100_000, 'CNY', { weightGrams: 0 })];
    expect(cost(consignmentTo('CN', { goods }))).toMatchObject({ reason: 'noRuleForGoods' });
  });

  it('tells what is left of the year, as far as it is known', () => {
    const goods = [goodsOf('611020', 100_000, 'CNY')];
    const usedThisYear = { amount: 1_000_000, currency: 'CNY' };
    const { notes } = known(cost(consignmentTo('CN', { goods, buyer: { isNamed: true, usedThisYear } })));
    expect(notes.map((words) => words.zh).join()).toContain('已用10,000.00元，本单之后剩余15,000.00元');
  });
});

describe('the Union’s handling fee', () => {
  it('is ready to be switched on', () => {
    const pack = changed('FR', (copy) => {
      Object.assign(copy.channels[1]!, { validFrom: '2026-11-01', charges: ['dutyPerItem', 'handlingFee', 'vat'] });
    });
    const goods = [goodsOf('611020', 3_000, 'EUR'), goodsOf('640399', 6_000, 'EUR')];
    const fee = known(landedCost(pack, consignmentTo('FR', { goods }), rates)).charges.find(
      (one) => one.kind === 'fee',
    );
    expect(fee?.amount).toEqual({ amount: 400, currency: 'EUR' });
  });
});

describe('a buyer', () => {
  const notesTo = (hsCode: string) =>
    known(cost(consignmentTo('LU', { goods: [goodsOf(hsCode, 40_000, 'EUR')] })))
      .notes.map((words) => words.en)
      .join('\n');

  it('is told where a rate is assumed, and only there', () => {
    expect(notesTo('611020')).toContain('our own reading of the tariff');
    expect(notesTo('701399')).not.toContain('our own reading of the tariff');
  });

  it('is told the day of the exchange rates where amounts are converted', () => {
    const yen = known(cost(consignmentTo('LU', { goods: [goodsOf('701399', 4_000, 'JPY')] })));
    expect(yen.notes.at(-1)?.en).toContain('2026-10-06');
    expect(notesTo('701399')).not.toContain('2026-10-06');
  });
});

describe('an order', () => {
  it('is computed again from the version that its rules name', () => {
    const consignment = consignmentTo('GB');
    const first = known(cost(consignment));
    expect(first.rules).toEqual(['gb@2026-11-30#lowValue', 'gb@2026-11-30#vatAtSale']);
    const later = changed('GB', (pack) => {
      pack.version = '2027-01-15';
      pack.tables![0]!.lines[0]!.percent = 21;
    });
    const packs = [...rules.packs, later];
    expect(choosePack(packs, 'GB')).toBe(later);
    expect(landedCost(later, consignment, rates)).not.toEqual(first);
    expect(landedCost(packOfRule(packs, first.rules[0]!), consignment, rates)).toEqual(first);
  });
});

describe('any consignment', () => {
  it('is charged what is shown: parts sum to charges, charges to the total, nothing below zero', () => {
    fc.assert(
      fc.property(anyConsignment, (consignment) => {
        const made = cost(consignment);
        expect(cost(consignment)).toEqual(made);
        if (made.kind === 'noRule') return expectWhole(made.words);
        const { charges, total, notes } = made;
        expect(total.currency).toBe(consignment.shipping.currency);
        expect(charges.reduce((sum, one) => sum + one.inSaleCurrency.amount, 0)).toBe(total.amount);
        for (const one of charges) {
          const amounts = [one.base, one.amount, one.inSaleCurrency, ...one.shares].map((money) => money.amount);
          for (const amount of amounts) expect(Number.isSafeInteger(amount) && amount >= 0).toBe(true);
          expect(one.shares).toHaveLength(one.goods.length);
          if (one.goods.length > 0)
            expect(one.shares.reduce((sum, share) => sum + share.amount, 0)).toBe(one.inSaleCurrency.amount);
          expectWhole(one.words);
        }
        for (const words of notes) expectWhole(words);
      }),
      { numRuns: 1_500 },
    );
  });

  it('never pays less for one line that is worth more, within a channel', () => {
    fc.assert(
      fc.property(anyConsignment, fc.integer({ min: 1, max: 5_000 }), (consignment, more) => {
        const [first] = consignment.goods;
        const dearer = { ...first!, value: { ...first!.value, amount: first!.value.amount + more } };
        const [less, greater] = [cost({ ...consignment, goods: [first!] }), cost({ ...consignment, goods: [dearer] })];
        if (less.kind === 'noRule' || greater.kind === 'noRule' || less.channel !== greater.channel) return;
        expect(greater.total.amount).toBeGreaterThanOrEqual(less.total.amount);
      }),
      { numRuns: 1_500 },
    );
  });

  it('is refused where a rate is missing, unless nothing has to be converted', () => {
    const bare = { ...rates, rates: {} };
    fc.assert(
      fc.property(anyConsignment, (consignment) => {
        const made = cost(consignment, bare);
        if (made.kind === 'noRule') return;
        expect(consignment.shipping.currency).toBe(packOf(consignment.destination).currency);
      }),
      { numRuns: 500 },
    );
  });
});

function expectWhole(words: Words): void {
  for (const language of languages) {
    expect(words[language]).toBeTruthy();
    expect(words[language]).not.toMatch(/[{}]|undefined|NaN/);
  }
}
