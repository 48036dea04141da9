import type { Language } from '../../../kernel/language.ts';

/** Told when something changed a day, before anybody asks. */
export const dayMail: Readonly<Record<Language, (address: string) => { subject: string; text: string }>> = {
  en: (address) => ({
    subject: 'Your day has changed, here is a new plan',
    text: `Something today is different from what we planned. We have planned the rest of your day anew; what you booked stays booked.\n\nLook at both and choose:\n${address}\n\nNothing changes until you say so.`,
  }),
  ja: (address) => ({
    subject: '今日の予定に変更がありました。新しいプランをご用意しました',
    text: `今日、予定していたことの一部が変わりました。このあとの一日を組み直しました。ご予約いただいたものはそのままです。\n\n二つを見比べてお選びください。\n${address}\n\nお選びいただくまで、何も変わりません。`,
  }),
  zh: (address) => ({
    subject: '今天的安排有变化，我们准备了新的计划',
    text: `今天有些情况与原计划不同。我们重新安排了您今天余下的行程，已预订的项目保持不变。\n\n请比较后选择：\n${address}\n\n在您选择之前，一切照旧。`,
  }),
  fr: (address) => ({
    subject: 'Votre journée a changé, voici un nouveau plan',
    text: `Quelque chose aujourd’hui n’est pas comme prévu. Nous avons replanifié la suite de votre journée ; ce que vous avez réservé reste réservé.\n\nComparez les deux et choisissez :\n${address}\n\nRien ne change tant que vous ne l’avez pas décidé.`,
  }),
};
