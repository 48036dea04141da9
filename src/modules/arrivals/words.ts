import type { Language } from '../../kernel/language.ts';

interface Told {
  /** Sport and day, as `Judo, 21 July`. */
  readonly what: string;
  readonly gate: string;
  /** `17:40–17:55`; empty when the party comes when it likes. */
  readonly times: string;
  /** What staff gave as the reason; empty when the gate is open again. */
  readonly reason: string;
  readonly former: string;
  readonly link: string;
}
interface Mail {
  readonly subject: string;
  readonly text: string;
}

/** The gate has changed: what, where and when now, why, and that nothing else changes. */
export const movedMail: Readonly<Record<Language, (told: Told) => Mail>> = {
  en: ({ what, gate, times, reason, former, link }) => ({
    subject: `Please come to Gate ${gate}: ${what}`,
    text: `${former ? `Gate ${former} is closed: ${reason}.` : `Gate ${gate} is open again.`} Please come to Gate ${gate}${
      times ? ` between ${times}` : ''
    }. Your seats and your pass stay the same. If you are at another gate already, the stewards there will help you.\n${link}`,
  }),
  ja: ({ what, gate, times, reason, former, link }) => ({
    subject: `ゲート${gate}へお越しください（${what}）`,
    text: `${former ? `ゲート${former}は閉鎖しています（${reason}）。` : `ゲート${gate}は再開しました。`}${
      times ? `${times}に` : ''
    }ゲート${gate}へお越しください。お席とパスに変更はありません。すでに別のゲートにいらっしゃる場合は、係員がご案内します。\n${link}`,
  }),
  zh: ({ what, gate, times, reason, former, link }) => ({
    subject: `请前往 ${gate} 号门：${what}`,
    text: `${former ? `${former} 号门已关闭：${reason}。` : `${gate} 号门已重新开放。`}请${times ? `在 ${times} ` : ''}前往 ${gate} 号门。座位和通行证不变。如果您已在其他入口，工作人员会协助您。\n${link}`,
  }),
  fr: ({ what, gate, times, reason, former, link }) => ({
    subject: `Présentez-vous à la porte ${gate} : ${what}`,
    text: `${former ? `La porte ${former} est fermée : ${reason}.` : `La porte ${gate} est de nouveau ouverte.`} Présentez-vous à la porte ${gate}${
      times ? `, entre ${times}` : ''
    }. Vos places et votre pass ne changent pas. Si vous êtes déjà à une autre porte, l’équipe sur place vous aidera.\n${link}`,
  }),
};
