import type { Words } from '../../../kernel/language.ts';
import type { ShippingRateRow } from '../catalogue/catalogue-rows.ts';

const kilograms = (grams: number) => (grams / 1_000).toLocaleString('en', { maximumFractionDigits: 2 });

/** “Post, up to 1 kg, 3 to 6 days.” */
export function shippingWords({ via, upToGrams, fewestDays, mostDays }: ShippingRateRow, grams: number): Words {
  const [limit, weight] = [kilograms(upToGrams), kilograms(grams)];
  const carrier = {
    post: { en: 'Post', ja: '郵便', zh: '邮政', fr: 'Poste' },
    courier: { en: 'Courier', ja: '宅配便', zh: '快递', fr: 'Messagerie' },
  }[via];
  return {
    en: `${carrier.en}, ${weight} kg (up to ${limit} kg), ${fewestDays} to ${mostDays} days`,
    ja: `${carrier.ja}、${weight} kg（${limit} kgまで）、${fewestDays}〜${mostDays}日`,
    zh: `${carrier.zh}，${weight} 千克（不超过 ${limit} 千克），${fewestDays} 至 ${mostDays} 天`,
    fr: `${carrier.fr}, ${weight} kg (jusqu’à ${limit} kg), ${fewestDays} à ${mostDays} jours`,
  };
}

export const noShipping: Words = {
  en: 'No carrier of ours takes a parcel of this weight there. Carry it home, or order fewer at a time.',
  ja: 'この重さの荷物を運べる便がありません。お持ち帰りになるか、数を減らしてご注文ください。',
  zh: '目前没有承运人可以把这么重的包裹寄到那里。请随身带走，或减少数量。',
  fr: 'Aucun de nos transporteurs n’y porte un colis de ce poids. Emportez-le, ou commandez moins à la fois.',
};

export const deliveryNeeded: Words = {
  en: 'Say how the goods shall come: carry them home, have them sent, or pick them up at a venue.',
  ja: '商品の受け取り方をお選びください。お持ち帰り、ご自宅への配送、会場での受け取りがあります。',
  zh: '请选择收货方式：随身带回、寄到家中，或在场馆自提。',
  fr: 'Dites comment recevoir vos articles : les emporter, les faire envoyer ou les retirer sur un site.',
};
