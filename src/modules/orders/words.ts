import type { Language } from '../../kernel/language.ts';

interface Mail {
  readonly subject: string;
  readonly text: string;
}
type MailText = Readonly<Record<Language, (number: string, amount: string, link: string) => Mail>>;

export const paidMail: MailText = {
  en: (number, amount, link) => ({
    subject: `Your tickets are here: order ${number}`,
    text: `We received ${amount}. Your tickets are in your pass, and here:\n${link}\n\nSay who sits where, and everybody has a pass. We look forward to seeing you.`,
  }),
  ja: (number, amount, link) => ({
    subject: `チケットの準備ができました（注文 ${number}）`,
    text: `${amount} のお支払いを確認しました。チケットはパスとこちらのページでご覧いただけます。\n${link}\n\n席ごとにお名前を選ぶと、全員のパスが整います。ご来場をお待ちしております。`,
  }),
  zh: (number, amount, link) => ({
    subject: `您的门票已出票（订单 ${number}）`,
    text: `我们已收到 ${amount}。门票已在您的通行证中，也可在此查看：\n${link}\n\n请选择每个座位由谁使用，这样每个人都有自己的通行证。期待您的到来。`,
  }),
  fr: (number, amount, link) => ({
    subject: `Vos billets sont prêts : commande ${number}`,
    text: `Nous avons reçu ${amount}. Vos billets sont dans votre pass, et ici :\n${link}\n\nDites qui s’assied où, et chacun aura son pass. Au plaisir de vous accueillir.`,
  }),
};

/** For an order in which nothing opens a gate. */
export const goodsPaidMail: MailText = {
  en: (number, amount, link) => ({
    subject: `Thank you for your order ${number}`,
    text: `We received ${amount}. The makers pack your things now; here you see where they are:\n${link}`,
  }),
  ja: (number, amount, link) => ({
    subject: `ご注文ありがとうございます（注文 ${number}）`,
    text: `${amount} のお支払いを確認しました。作り手が発送の準備を進めています。お届けの状況はこちらでご覧いただけます。\n${link}`,
  }),
  zh: (number, amount, link) => ({
    subject: `感谢您的订购（订单 ${number}）`,
    text: `我们已收到 ${amount}。各品牌正在为您备货，可在此查看进度：\n${link}`,
  }),
  fr: (number, amount, link) => ({
    subject: `Merci pour votre commande ${number}`,
    text: `Nous avons reçu ${amount}. Les artisans préparent vos articles ; suivez-les ici :\n${link}`,
  }),
};

export const releasedMail: MailText = {
  en: (number, _amount, link) => ({
    subject: `Order ${number} was not paid in time`,
    text: `Nothing was charged, and the seats went back on sale. If you still want to come, choose again:\n${link}`,
  }),
  ja: (number, _amount, link) => ({
    subject: `ご注文 ${number} はお支払い期限を過ぎました`,
    text: `お支払いは発生していません。お席は販売に戻りました。ご希望の場合は、もう一度お選びください。\n${link}`,
  }),
  zh: (number, _amount, link) => ({
    subject: `订单 ${number} 未在时限内支付`,
    text: `没有扣款，座位已重新开放销售。如仍想前来，请重新选择：\n${link}`,
  }),
  fr: (number, _amount, link) => ({
    subject: `La commande ${number} n’a pas été payée à temps`,
    text: `Rien n’a été débité, et les places ont été remises en vente. Si vous voulez toujours venir, choisissez à nouveau :\n${link}`,
  }),
};

export const takenBackMail: MailText = {
  en: (number, amount, link) => ({
    subject: `Your bank did not send the money: order ${number}`,
    text: `Your bank first promised ${amount} and then did not send it. Nothing was charged, and what you had ordered went back on sale. We are sorry. You can order again with another card:\n${link}`,
  }),
  ja: (number, amount, link) => ({
    subject: `お支払いが完了しませんでした（注文 ${number}）`,
    text: `カード会社がいったん承認した ${amount} は、実際には支払われませんでした。ご請求はありません。ご注文の品は販売に戻りました。申し訳ございませんが、別のカードでもう一度ご注文ください。\n${link}`,
  }),
  zh: (number, amount, link) => ({
    subject: `您的银行未完成付款（订单 ${number}）`,
    text: `银行曾授权 ${amount}，但最终没有付款。未产生任何扣款，您订购的内容已重新开放销售。非常抱歉，请换一张卡重新下单：\n${link}`,
  }),
  fr: (number, amount, link) => ({
    subject: `Votre banque n’a pas envoyé l’argent : commande ${number}`,
    text: `Votre banque avait d’abord promis ${amount}, puis ne l’a pas envoyé. Rien n’a été débité, et ce que vous aviez commandé a été remis en vente. Nous en sommes désolés. Vous pouvez commander à nouveau avec une autre carte :\n${link}`,
  }),
};

export const refundMail: MailText = {
  en: (number, amount, link) => ({
    subject: `${amount} goes back to you: order ${number}`,
    text: `We sent ${amount} back the way you paid. Banks take some days to show it.\n${link}`,
  }),
  ja: (number, amount, link) => ({
    subject: `${amount} を返金します（注文 ${number}）`,
    text: `お支払いと同じ方法で ${amount} を返金しました。口座に反映されるまで数日かかることがあります。\n${link}`,
  }),
  zh: (number, amount, link) => ({
    subject: `${amount} 正在退还给您（订单 ${number}）`,
    text: `我们已按原支付方式退还 ${amount}。银行入账可能需要几天。\n${link}`,
  }),
  fr: (number, amount, link) => ({
    subject: `${amount} vous sont remboursés : commande ${number}`,
    text: `Nous avons renvoyé ${amount} par le même moyen de paiement. Les banques mettent quelques jours à l’afficher.\n${link}`,
  }),
};

interface ReceiptText {
  readonly receipt: string;
  readonly order: string;
  readonly state: string;
  readonly states: Readonly<Record<'placed' | 'paid' | 'released' | 'refunded', string>>;
  readonly total: string;
  readonly refunded: string;
  /** What was paid less what went back. */
  readonly left: string;
  readonly subTotal: string;
  readonly rate: (date: string, rate: string, spread: string) => string;
  readonly note: string;
}

export const receiptTexts: Readonly<Record<Language, ReceiptText>> = {
  en: {
    receipt: 'Receipt',
    order: 'Order',
    state: 'State',
    states: { placed: 'not paid yet', paid: 'paid', released: 'not paid in time', refunded: 'refunded' },
    total: 'Total',
    refunded: 'Refunded',
    left: 'Left after refunds',
    subTotal: 'Together',
    rate: (date, rate, spread) => `In the currency prices are made in; ${rate} on ${date}, plus ${spread}`,
    note: 'Prices include all fees. This receipt is not a ticket: your pass is.',
  },
  ja: {
    receipt: '領収書',
    order: '注文番号',
    state: '状態',
    states: { placed: '未払い', paid: '支払い済み', released: '期限切れ', refunded: '返金済み' },
    total: '合計',
    refunded: '返金額',
    left: '返金後の金額',
    subTotal: '小計',
    rate: (date, rate, spread) => `販売価格の通貨での合計（${date}のレート ${rate}、手数料 ${spread}）`,
    note: '価格にはすべての手数料が含まれます。この領収書はチケットではありません。入場にはパスをお使いください。',
  },
  zh: {
    receipt: '收据',
    order: '订单',
    state: '状态',
    states: { placed: '尚未支付', paid: '已支付', released: '未按时支付', refunded: '已退款' },
    total: '合计',
    refunded: '已退款',
    left: '退款后金额',
    subTotal: '小计',
    rate: (date, rate, spread) => `以定价货币计（${date} 汇率 ${rate}，另加 ${spread}）`,
    note: '价格已含所有费用。本收据不是门票，入场请使用通行证。',
  },
  fr: {
    receipt: 'Reçu',
    order: 'Commande',
    state: 'État',
    states: { placed: 'pas encore payée', paid: 'payée', released: 'non payée à temps', refunded: 'remboursée' },
    total: 'Total',
    refunded: 'Remboursé',
    left: 'Reste après remboursement',
    subTotal: 'Ensemble',
    rate: (date, rate, spread) => `Dans la monnaie des prix ; ${rate} au ${date}, plus ${spread}`,
    note: 'Les prix comprennent tous les frais. Ce reçu n’est pas un billet : votre pass en tient lieu.',
  },
};
