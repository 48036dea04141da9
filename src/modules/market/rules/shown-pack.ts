import type { Rule, RulePack } from '../../../engines/landed-cost/pack.ts';
import type { AnswerOf } from '../../../kernel/endpoint.ts';
import type { Words } from '../../../kernel/language.ts';
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
    rules: rules.map((rule) => ({ id: rule.id, kind: rule.kind, words: toldWords(rule), confidence: rule.confidence })),
    isSaved,
  };
}

/** The words of a rule with the figures that it has by itself; what depends on the goods is left open. */
function toldWords({ words, take }: Rule): Words {
  const told: Readonly<Record<string, string>> = {
    rate: 'percent' in take ? `${take.percent} %` : '…',
    each: 'flat' in take ? `${take.flat.currency} ${take.flat.amount}` : '…',
  };
  const fill = (text: string) => text.replace(/\{(\w+)\}/g, (_, name: string) => told[name] ?? '…');
  return { en: fill(words.en), ja: fill(words.ja), zh: fill(words.zh), fr: fill(words.fr) };
}
