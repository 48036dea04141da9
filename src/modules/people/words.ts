import type { Language } from '../../kernel/language.ts';

/** The mail with a one-time code. */
export const codeMail: Readonly<Record<Language, (code: string) => { subject: string; text: string }>> = {
  en: (code) => ({
    subject: `${code} is your Kaimon code`,
    text: `Your code to sign in is ${code}. It works for five minutes, once.\n\nIf you did not ask for it, you need not do anything.`,
  }),
  ja: (code) => ({
    subject: `Kaimon のコードは ${code} です`,
    text: `サインイン用のコードは ${code} です。5分間、1回だけ使えます。\n\nお心当たりがない場合は、そのままにしてください。`,
  }),
  zh: (code) => ({
    subject: `您的 Kaimon 验证码：${code}`,
    text: `您的登录验证码是 ${code}，五分钟内有效，只能使用一次。\n\n如果不是您本人的操作，无需理会。`,
  }),
  fr: (code) => ({
    subject: `${code} est votre code Kaimon`,
    text: `Votre code de connexion est ${code}. Il est valable cinq minutes, une seule fois.\n\nSi vous ne l’avez pas demandé, vous n’avez rien à faire.`,
  }),
};
