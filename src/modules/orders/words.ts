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
