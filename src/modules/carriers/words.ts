import type { Language } from '../../kernel/language.ts';

/** The mail that a help desk sends: the way to the pass, on any phone. */
export const signInMail: Readonly<Record<Language, (link: string) => { subject: string; text: string }>> = {
  en: (link) => ({
    subject: 'The way to your pass',
    text: `You asked for it at the help desk. Open this on any phone and sign in with this address:\n${link}\n\nYou need no phone to come in: at the desk you can also have a band or a printed page.`,
  }),
  ja: (link) => ({
    subject: 'パスの開きかた',
    text: `ヘルプデスクでのご依頼によりお送りします。どのスマートフォンでも開けます。このメールアドレスでサインインしてください。\n${link}\n\nスマートフォンがなくても入場できます。ヘルプデスクでリストバンドや印刷したパスをお渡しします。`,
  }),
  zh: (link) => ({
    subject: '打开您的通行证',
    text: `您在服务台申请了此邮件。请在任意手机上打开链接，并用本邮箱登录：\n${link}\n\n没有手机也可以入场：服务台可为您提供手环或打印的通行证。`,
  }),
  fr: (link) => ({
    subject: 'Retrouver votre pass',
    text: `Vous l’avez demandé au point d’accueil. Ouvrez ce lien sur n’importe quel téléphone et connectez-vous avec cette adresse :\n${link}\n\nPas besoin de téléphone pour entrer : au point d’accueil, on peut aussi vous remettre un bracelet ou une page imprimée.`,
  }),
};
