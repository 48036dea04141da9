import { inLanguage, type Language, type Words } from '../../../kernel/language.ts';

/** What a mail of the market can be about; those to a brand begin with “brand”. */
export type Situation =
  | 'parcelSent'
  | 'parcelDelivered'
  | 'returnAgreed'
  | 'returnRefused'
  | 'returnReceived'
  | 'disputeRefunded'
  | 'disputeRefused'
  | 'brandPlaced'
  | 'brandReturnAsked'
  | 'brandReturnSent'
  | 'brandDisputeOpened'
  | 'brandDisputeDecided';

interface MailText {
  readonly subject: Words;
  readonly text: Words;
}

/** `{number}` is that of the sub-order, `{detail}` what was said or the number to follow it by, `{day}` until when. */
const mails: Readonly<Record<Situation, MailText>> = {
  parcelSent: {
    subject: {
      en: 'Your parcel is on its way ({number})',
      ja: '商品を発送しました（{number}）',
      zh: '您的包裹已寄出（{number}）',
      fr: 'Votre colis est en route ({number})',
    },
    text: {
      en: 'The maker sent it: {detail}. It should be with you by {day}.',
      ja: 'つくり手が商品を発送しました。{detail}。{day}までにお届けの予定です。',
      zh: '商家已寄出商品：{detail}。预计最迟 {day} 送达。',
      fr: 'L’atelier l’a envoyé : {detail}. Il devrait arriver au plus tard le {day}.',
    },
  },
  parcelDelivered: {
    subject: {
      en: 'Your parcel has come ({number})',
      ja: '商品をお届けしました（{number}）',
      zh: '您的包裹已送达（{number}）',
      fr: 'Votre colis est arrivé ({number})',
    },
    text: {
      en: 'We hope you like it. If something is not right, you can return it until {day}.',
      ja: 'お気に召していただければ幸いです。問題がございましたら、{day}まで返品をお申し込みいただけます。',
      zh: '希望您喜欢。如有问题，可在 {day} 前申请退货。',
      fr: 'Nous espérons qu’il vous plaît. Si quelque chose ne va pas, vous pouvez le retourner jusqu’au {day}.',
    },
  },
  returnAgreed: {
    subject: {
      en: 'The maker takes it back ({number})',
      ja: '返品を承りました（{number}）',
      zh: '商家同意退货（{number}）',
      fr: 'L’atelier reprend l’article ({number})',
    },
    text: {
      en: 'Please send it back and tell us its tracking number. {detail}',
      ja: '商品をご返送のうえ、追跡番号をお知らせください。{detail}',
      zh: '请寄回商品，并填写运单号。{detail}',
      fr: 'Renvoyez-le et indiquez-nous son numéro de suivi. {detail}',
    },
  },
  returnRefused: {
    subject: {
      en: 'The maker does not take it back ({number})',
      ja: '返品をお受けできませんでした（{number}）',
      zh: '商家未同意退货（{number}）',
      fr: 'L’atelier ne reprend pas l’article ({number})',
    },
    text: {
      en: 'The reason: {detail}\nIf you do not agree, you can ask us to decide.',
      ja: '理由：{detail}\nご納得いただけない場合は、運営に判断をお求めいただけます。',
      zh: '原因：{detail}\n如有异议，您可以请平台裁定。',
      fr: 'La raison : {detail}\nSi vous n’êtes pas d’accord, demandez-nous de trancher.',
    },
  },
  returnReceived: {
    subject: {
      en: 'Your return is settled ({number})',
      ja: '返品の手続きが完了しました（{number}）',
      zh: '退货已完成（{number}）',
      fr: 'Votre retour est réglé ({number})',
    },
    text: {
      en: '{detail} goes back to you the way you paid.',
      ja: '{detail} を、お支払いと同じ方法で返金いたします。',
      zh: '{detail} 将按原支付方式退还给您。',
      fr: '{detail} vous sont remboursés par le même moyen de paiement.',
    },
  },
  disputeRefunded: {
    subject: {
      en: 'We decided for you ({number})',
      ja: 'ご申告が認められました（{number}）',
      zh: '裁定支持您的申请（{number}）',
      fr: 'Nous vous donnons raison ({number})',
    },
    text: {
      en: 'You get your money back. The reason: {detail}',
      ja: '返金いたします。理由：{detail}',
      zh: '我们将为您退款。原因：{detail}',
      fr: 'Vous êtes remboursé. La raison : {detail}',
    },
  },
  disputeRefused: {
    subject: {
      en: 'We could not decide for you ({number})',
      ja: 'ご申告は認められませんでした（{number}）',
      zh: '裁定未支持您的申请（{number}）',
      fr: 'Nous n’avons pas pu vous donner raison ({number})',
    },
    text: {
      en: 'There is no refund. The reason: {detail}',
      ja: '返金はございません。理由：{detail}',
      zh: '本次不予退款。原因：{detail}',
      fr: 'Il n’y a pas de remboursement. La raison : {detail}',
    },
  },
  brandPlaced: {
    subject: {
      en: 'A new order to send: {number}',
      ja: '新しいご注文です（{number}）',
      zh: '新订单待发货：{number}',
      fr: 'Une nouvelle commande à envoyer : {number}',
    },
    text: {
      en: 'It is paid: {detail}.',
      ja: 'お支払いは済んでいます。{detail}。',
      zh: '订单已付款：{detail}。',
      fr: 'Elle est payée : {detail}.',
    },
  },
  brandReturnAsked: {
    subject: {
      en: 'A buyer asks to return goods: {number}',
      ja: '返品の申し込みがあります（{number}）',
      zh: '买家申请退货：{number}',
      fr: 'Un client demande un retour : {number}',
    },
    text: {
      en: 'Please answer by {day}; after that it counts as agreed. {detail}',
      ja: '{day}までにご回答ください。過ぎますと承諾とみなします。{detail}',
      zh: '请在 {day} 前答复；逾期视为同意。{detail}',
      fr: 'Répondez avant le {day} ; passé ce délai, le retour est accepté. {detail}',
    },
  },
  brandReturnSent: {
    subject: {
      en: 'Goods are on their way back: {number}',
      ja: '返品の商品が発送されました（{number}）',
      zh: '退货已寄出：{number}',
      fr: 'Un retour est en route : {number}',
    },
    text: {
      en: 'Please confirm by {day} that they came; after that we decide. {detail}',
      ja: '{day}までに受け取りをご確認ください。過ぎますと運営が判断いたします。{detail}',
      zh: '请在 {day} 前确认收到；逾期由平台裁定。{detail}',
      fr: 'Confirmez leur arrivée avant le {day} ; ensuite, nous tranchons. {detail}',
    },
  },
  brandDisputeOpened: {
    subject: {
      en: 'A buyer asks us to decide: {number}',
      ja: '購入者から判断の依頼がありました（{number}）',
      zh: '买家申请平台裁定：{number}',
      fr: 'Un client nous demande de trancher : {number}',
    },
    text: {
      en: 'Please tell us your side by {day}. {detail}',
      ja: '{day}までにご説明をお寄せください。{detail}',
      zh: '请在 {day} 前说明情况。{detail}',
      fr: 'Donnez-nous votre version avant le {day}. {detail}',
    },
  },
  brandDisputeDecided: {
    subject: {
      en: 'We decided about {number}',
      ja: '判断の結果をお知らせします（{number}）',
      zh: '裁定结果：{number}',
      fr: 'Nous avons tranché : {number}',
    },
    text: {
      en: 'The reason: {detail}',
      ja: '理由：{detail}',
      zh: '原因：{detail}',
      fr: 'La raison : {detail}',
    },
  },
};

export interface MailFacts {
  readonly number: string;
  readonly detail: string;
  readonly day: string;
  readonly link: string;
}

/** Subject and text of a mail. What people wrote stands in the text only, never in the subject. */
export function mailOf(situation: Situation, language: Language, facts: MailFacts): { subject: string; text: string } {
  const filled = (text: string) =>
    text.replace(/\{(number|detail|day)\}/g, (_, name: 'number' | 'detail' | 'day') => facts[name]).trim();
  const { subject, text } = mails[situation];
  return {
    subject: filled(inLanguage(subject, language)),
    text: `${filled(inLanguage(text, language))}\n\n${facts.link}`,
  };
}
