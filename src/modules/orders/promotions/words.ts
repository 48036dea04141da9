import type { Language, Words } from '../../../kernel/language.ts';
import { formatMoney, money } from '../../../kernel/money.ts';
import { type KeyedPromotion, type PromotionStep, promotionSteps } from './promotion.ts';

/** Why a promotion applies and in which step, for cart and receipt. */
export function wordsOf({ step, off, threshold, code }: KeyedPromotion, currency: string): Words {
  const said = (language: Language) => {
    const text = texts[language];
    const formatted = (amount: number) => formatMoney(money(amount, currency), language);
    const taken = 'basisPoints' in off ? text.percentOff(off.basisPoints / 100) : text.amountOff(formatted(off.amount));
    const reason = text.reasons[step](step === 'code' ? (code ?? '') : formatted(threshold ?? 0));
    return text.whole(promotionSteps.indexOf(step) + 1, reason, taken);
  };
  return { en: said('en'), ja: said('ja'), zh: said('zh'), fr: said('fr') };
}

interface Text {
  readonly percentOff: (percent: number) => string;
  readonly amountOff: (amount: string) => string;
  /** By what was told: the least sum, or the code. */
  readonly reasons: Readonly<Record<PromotionStep, (told: string) => string>>;
  readonly whole: (step: number, reason: string, taken: string) => string;
}

const texts: Readonly<Record<Language, Text>> = {
  en: {
    percentOff: (percent) => `${percent} % off`,
    amountOff: (amount) => `${amount} off`,
    reasons: {
      bundle: () => 'bought together',
      ticketHolder: () => 'for ticket holders',
      percent: () => 'on these articles',
      amount: () => 'on each of these articles',
      threshold: (least) => `from ${least}`,
      code: (code) => `with the code ${code}`,
    },
    whole: (step, reason, taken) => `${taken}, ${reason} (step ${step} of ${promotionSteps.length})`,
  },
  ja: {
    percentOff: (percent) => `${percent}%引き`,
    amountOff: (amount) => `${amount}引き`,
    reasons: {
      bundle: () => 'セットでのご購入',
      ticketHolder: () => 'チケットをお持ちの方',
      percent: () => '対象商品',
      amount: () => '対象商品1点につき',
      threshold: (least) => `${least}以上のお買い上げ`,
      code: (code) => `コード ${code}`,
    },
    whole: (step, reason, taken) => `${reason}：${taken}（${step}番目の割引）`,
  },
  zh: {
    percentOff: (percent) => `减 ${percent}%`,
    amountOff: (amount) => `减 ${amount}`,
    reasons: {
      bundle: () => '组合购买',
      ticketHolder: () => '持票观众专享',
      percent: () => '指定商品',
      amount: () => '指定商品每件',
      threshold: (least) => `满 ${least}`,
      code: (code) => `优惠码 ${code}`,
    },
    whole: (step, reason, taken) => `${reason}，${taken}（第 ${step} 步优惠）`,
  },
  fr: {
    percentOff: (percent) => `${percent} % de remise`,
    amountOff: (amount) => `${amount} de remise`,
    reasons: {
      bundle: () => 'achetés ensemble',
      ticketHolder: () => 'pour qui a un billet',
      percent: () => 'sur ces articles',
      amount: () => 'sur chacun de ces articles',
      threshold: (least) => `dès ${least}`,
      code: (code) => `avec le code ${code}`,
    },
    whole: (step, reason, taken) => `${taken}, ${reason} (étape ${step} sur ${promotionSteps.length})`,
  },
};
