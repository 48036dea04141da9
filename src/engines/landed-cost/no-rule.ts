import type { Words } from '../../kernel/language.ts';
import { type Figure, fillWords } from './plain-words.ts';

/** Why no landed cost can be told, in order of precedence. */
export type NoRuleReason =
  | 'noPack'
  | 'outOfDate'
  | 'notInForce'
  | 'noRate'
  | 'noRuleForGoods'
  | 'notAllowed'
  | 'realNameNeeded'
  | 'overLimit'
  | 'regionNeeded';

/** A refusal: what is missing, for which goods, and what to do. */
export interface NoRule {
  readonly kind: 'noRule';
  readonly reason: NoRuleReason;
  readonly goods: readonly string[];
  readonly facts: Record<string, string | number>;
  readonly words: Words;
}

const words: Readonly<Record<NoRuleReason, Required<Words>>> = {
  noPack: {
    en: 'We have no customs rules for {destination}, so we cannot tell what this parcel would cost you there. Take it with you, or have it sent to an address in Japan.',
    ja: '{destination}の通関ルールがまだないため、現地でかかる費用をお伝えできません。店頭で受け取ってお持ち帰りになるか、日本国内のお届け先をご指定ください。',
    zh: '暂时没有{destination}的通关规则，无法算出包裹在当地的费用。请选择自提带走，或寄到日本境内的地址。',
    fr: 'Nous n’avons pas de règles douanières pour {destination} : impossible de dire ce que ce colis y coûterait. Emportez vos achats ou choisissez une adresse au Japon.',
  },
  outOfDate: {
    en: 'Our customs rules for {destination} were last checked on {lastChecked} and hold until {goodUntil}. Until they are checked again, please take the goods with you or choose an address in Japan.',
    ja: '{destination}の通関ルールは最終確認が{lastChecked}で、有効期限は{goodUntil}です。次の確認が済むまでは、お持ち帰りまたは日本国内へのお届けをお選びください。',
    zh: '{destination}的通关规则最近一次核对是{lastChecked}，有效期至{goodUntil}。重新核对之前，请选择自提带走或寄到日本境内。',
    fr: 'Nos règles douanières pour {destination} ont été vérifiées le {lastChecked} et valent jusqu’au {goodUntil}. D’ici à la prochaine vérification, emportez vos achats ou choisissez une adresse au Japon.',
  },
  notInForce: {
    en: 'We know no customs rule for {destination} that is in force on {day}. Choose another day or another way of delivery.',
    ja: '{day}の時点で{destination}に適用される通関ルールがありません。日付または受け取り方法を変えてください。',
    zh: '{day}这一天没有适用于{destination}的通关规则。请换一个日期或配送方式。',
    fr: 'Nous ne connaissons aucune règle douanière en vigueur le {day} pour {destination}. Choisissez un autre jour ou un autre mode de livraison.',
  },
  noRate: {
    en: 'Our exchange rates of {date} do not list {currency}, so we cannot tell the charges in {destination}. Choose another currency or another way of delivery.',
    ja: '{date}の為替レートに{currency}がないため、{destination}での費用を計算できません。通貨または受け取り方法を変えてください。',
    zh: '{date}的汇率表里没有{currency}，无法算出在{destination}的费用。请换一种货币或配送方式。',
    fr: 'Nos cours du {date} ne comptent pas {currency} : impossible de calculer les frais pour {destination}. Choisissez une autre monnaie ou un autre mode de livraison.',
  },
  noRuleForGoods: {
    en: 'We know no certain rate in {destination} for some of these goods, and we do not guess. Take them with you, or leave them out of the parcel.',
    ja: '一部の商品について、{destination}での確かな税率が分かりません。推測ではご案内しませんので、お持ち帰りいただくか、この荷物から外してください。',
    zh: '其中有些商品在{destination}的税率无法确定，我们不做估算。请自提带走，或把它们移出这个包裹。',
    fr: 'Pour certains articles, nous ne connaissons pas de taux sûr pour {destination} et nous ne devinons pas. Emportez-les ou retirez-les du colis.',
  },
  notAllowed: {
    en: 'These goods cannot be sent to {destination} in this way. Choose another way of delivery, or take them with you.',
    ja: 'この方法では{destination}へお送りできない商品です。別の受け取り方法か、お持ち帰りをお選びください。',
    zh: '这些商品不能以这种方式寄往{destination}。请换一种配送方式，或自提带走。',
    fr: 'Ces articles ne peuvent pas être envoyés ainsi vers {destination}. Choisissez un autre mode de livraison ou emportez-les.',
  },
  realNameNeeded: {
    en: 'Customs in {destination} ask for the buyer’s real name and identity number. Add them to your order and the charges appear.',
    ja: '{destination}の税関では、購入者の本名と身分証番号が必要です。ご入力いただくと費用が表示されます。',
    zh: '{destination}海关要求订购人实名认证。请填写真实姓名和身份证件号码，随后即可看到税费。',
    fr: 'La douane de {destination} demande le vrai nom et le numéro d’identité de l’acheteur. Ajoutez-les à la commande et les frais s’affichent.',
  },
  overLimit: {
    en: 'This parcel is worth more than the rules we know for {destination} allow ({limit}). Remove something, or take it with you.',
    ja: 'この荷物の金額は、{destination}について確認できている上限（{limit}）を超えています。商品を減らすか、お持ち帰りをお選びください。',
    zh: '这个包裹的金额超出了{destination}现有规则的上限（{limit}）。请减少商品，或自提带走。',
    fr: 'Ce colis dépasse la valeur permise par les règles que nous connaissons pour {destination} ({limit}). Retirez un article ou emportez-le.',
  },
  regionNeeded: {
    en: 'Charges differ within {destination}. Tell us the state or province and they appear.',
    ja: '{destination}では地域によって費用が異なります。州や省をお選びいただくと表示されます。',
    zh: '{destination}各地的税费不同。请选择所在的州或省，随后即可看到税费。',
    fr: 'Les frais varient selon la région de {destination}. Indiquez l’État ou la province et ils s’affichent.',
  },
};

/** A refusal in plain words; `told` are the pack's own words where it has better ones. */
export function noRule(
  reason: NoRuleReason,
  goods: readonly string[],
  facts: Record<string, string | number>,
  names: Words,
  told?: Words,
  figures: Readonly<Record<string, Figure>> = {},
): NoRule {
  const { destination: _, ...rest } = facts;
  const filled = fillWords(told ?? words[reason], { ...rest, ...figures });
  const named: Words = { en: filled.en.replaceAll('{destination}', names.en) };
  for (const language of ['ja', 'zh', 'fr'] as const) {
    const text = filled[language];
    if (text !== undefined) named[language] = text.replaceAll('{destination}', names[language] ?? names.en);
  }
  return { kind: 'noRule', reason, goods, facts, words: named };
}

/** A country's name in every language, from the runtime's data; the code where there is none. */
export function countryNames(code: string): Words {
  const nameIn = (language: string) => {
    const isCode = /^[A-Z]{2}$/.test(code);
    return (isCode && new Intl.DisplayNames(language, { type: 'region' }).of(code)) || code;
  };
  return { en: nameIn('en'), ja: nameIn('ja'), zh: nameIn('zh'), fr: nameIn('fr') };
}
