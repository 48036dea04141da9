import { inLanguage, type Language, type Words } from '../../../kernel/language.ts';
import type { Reason } from '../shapes.ts';

interface Facts {
  readonly name: string;
  readonly edition: Words;
  readonly title: Words;
  readonly summary: Words;
  readonly firstDay: string;
  readonly lastDay: string;
  readonly reasons: readonly string[];
  readonly link: string;
  readonly unsubscribe: string;
}

interface Told {
  readonly name: string;
  readonly edition: string;
  readonly title: string;
  readonly summary: string;
  readonly days: string;
  readonly because: string;
  readonly link: string;
  readonly unsubscribe: string;
}

const texts: Readonly<Record<Language, (told: Told) => { subject: string; text: string }>> = {
  en: ({ name, edition, title, summary, days, because, link, unsubscribe }) => ({
    subject: `${title}, ${days}`,
    text: `Hello ${name},\n\nThere is something at ${edition} that may suit you: ${title}, ${days}.\n\n${summary}\n\n${because === '' ? '' : `Why you: ${because}.\n\n`}See the days and the price, and change what you like:\n${link}\n\nYou agreed to suggestions by mail. If you want no more of them, one tap is enough:\n${unsubscribe}`,
  }),
  ja: ({ name, edition, title, summary, days, because, link, unsubscribe }) => ({
    subject: `${title}（${days}）`,
    text: `${name} さん\n\n${edition}で、お好みに合いそうなプランがあります。「${title}」（${days}）です。\n\n${summary}\n\n${because === '' ? '' : `おすすめする理由：${because}。\n\n`}日程と料金の確認、内容の変更はこちらから：\n${link}\n\nこのメールは、おすすめのお知らせに同意された方へお送りしています。停止はこちらから、ワンタップでできます：\n${unsubscribe}`,
  }),
  zh: ({ name, edition, title, summary, days, because, link, unsubscribe }) => ({
    subject: `${title}（${days}）`,
    text: `${name}，您好：\n\n${edition}有一份行程可能适合您：“${title}”，${days}。\n\n${summary}\n\n${because === '' ? '' : `推荐理由：${because}。\n\n`}查看日程和价格，并按您的喜好调整：\n${link}\n\n您曾同意接收推荐邮件。如果不想再收到，点一下即可：\n${unsubscribe}`,
  }),
  fr: ({ name, edition, title, summary, days, because, link, unsubscribe }) => ({
    subject: `${title}, ${days}`,
    text: `Bonjour ${name},\n\nÀ ${edition}, voici ce qui pourrait vous convenir : ${title}, ${days}.\n\n${summary}\n\n${because === '' ? '' : `Pourquoi vous : ${because}.\n\n`}Voir les jours et le prix, et changer ce que vous voulez :\n${link}\n\nVous avez accepté de recevoir des suggestions par courriel. Pour ne plus en recevoir, un geste suffit :\n${unsubscribe}`,
  }),
};

const tags: Readonly<Record<Language, string>> = { en: 'en-GB', ja: 'ja-JP', zh: 'zh-CN', fr: 'fr-FR' };
const dashes: Readonly<Record<Language, string>> = { en: ' to ', ja: '〜', zh: '至', fr: ' au ' };
const commas: Readonly<Record<Language, string>> = { en: ', and ', ja: '、', zh: '；', fr: ', et ' };

/** The mail of a campaign, in somebody's language. */
export function campaignMail(language: Language, facts: Facts): { subject: string; text: string } {
  const format = new Intl.DateTimeFormat(tags[language], { timeZone: 'UTC', day: 'numeric', month: 'long' });
  const on = (day: string) => format.format(new Date(`${day}T00:00:00Z`));
  const own = (words: Words) => inLanguage(words, language).replace(/\s+/g, ' ').trim();
  return texts[language]({
    name: facts.name,
    edition: own(facts.edition),
    title: own(facts.title),
    summary: own(facts.summary),
    days: `${on(facts.firstDay)}${dashes[language]}${on(facts.lastDay)}`,
    because: facts.reasons.join(commas[language]),
    link: facts.link,
    unsubscribe: facts.unsubscribe,
  });
}

const reasonTexts: Readonly<
  Record<Language, { sport(name: string): string; country(name: string): string; family: string }>
> = {
  en: {
    sport: (name) => `you follow ${name}`,
    country: (name) => `athletes of ${name} are strong here`,
    family: 'it is good for children',
  },
  ja: {
    sport: (name) => `${name}がお好きとのこと`,
    country: (name) => `${name}の選手の活躍が期待できること`,
    family: 'お子さまと一緒に楽しめること',
  },
  zh: {
    sport: (name) => `您关注${name}`,
    country: (name) => `${name}选手在此项目有实力`,
    family: '适合带孩子同行',
  },
  fr: {
    sport: (name) => `vous suivez ${name}`,
    country: (name) => `des athlètes sont à suivre (${name})`,
    family: 'c’est bien avec des enfants',
  },
};

/** A reason that is somebody's own, in words; what holds for everybody is not told as one. */
export function reasonWords(
  { kind, what }: Reason,
  names: { readonly disciplines: ReadonlyMap<string, Words>; readonly countries: ReadonlyMap<string, Words> },
  language: Language,
): string | undefined {
  const say = reasonTexts[language];
  const nameIn = (list: ReadonlyMap<string, Words>) => {
    const words = list.get(what ?? '');
    return words ? inLanguage(words, language) : (what ?? '');
  };
  if (kind === 'followsSport') return say.sport(nameIn(names.disciplines));
  if (kind === 'ownCountry') return say.country(nameIn(names.countries));
  return kind === 'sharesInterest' && what === 'family' ? say.family : undefined;
}
