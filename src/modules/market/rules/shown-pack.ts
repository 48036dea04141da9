import type { RulePack } from '../../../engines/landed-cost/pack.ts';
import type { AnswerOf } from '../../../kernel/endpoint.ts';
import type * as contract from '../contract.ts';

type ShownPack = AnswerOf<typeof contract.listPacks>['packs'][number];

/** A pack as staff read it: what it says, where from, how long it holds. */
export function shownPack(pack: RulePack, day: string, isSaved: boolean): ShownPack {
  const { id, names, countries, currency, version, lastChecked, goodUntil, sources, rules } = pack;
  return {
    id,
    names,
    countries: [...countries],
    currency,
    version,
    lastChecked,
    goodUntil,
    isOver: day > goodUntil,
    sources: sources.map(({ title, publisher, url, asOf }) => ({ title, publisher, url, asOf })),
    rules: rules.map(({ id: rule, kind, words, confidence }) => ({ id: rule, kind, words, confidence })),
    isSaved,
  };
}
