import { describe, expect, it } from 'vitest';
import { landedCost } from './landed-cost.ts';
import { choosePack } from './pack.ts';
import { rates, readExamples, rules, shownOf } from './testing/examples.ts';

const examples = readExamples();

describe('worked examples', () => {
  it('are at least 300, for every pack', () => {
    expect(examples.length).toBeGreaterThanOrEqual(300);
    const packs = new Set(examples.map((one) => choosePack(rules.packs, one.consignment.destination)?.id));
    expect([...packs].sort()).toEqual(rules.packs.map((pack) => pack.id).sort());
  });

  it.each(examples.map((example) => [example.id, example] as const))('%s', (_, { consignment, expected }) => {
    const cost = landedCost(choosePack(rules.packs, consignment.destination), consignment, rates);
    expect(shownOf(cost)).toEqual(expected);
  });
});
