import type { Language } from '../../../kernel/language.ts';

interface WalletText {
  readonly pass: string;
  readonly name: string;
  readonly when: string;
  readonly where: string;
  readonly gate: string;
  readonly doors: string;
  readonly seat: string;
  readonly place: (block: string, row: number, number: number) => string;
  readonly standing: (block: string) => string;
  readonly next: string;
  readonly none: string;
  readonly how: string;
  readonly howText: string;
  readonly shortCode: string;
  readonly forTest: string;
}

export const walletTexts: Readonly<Record<Language, WalletText>> = {
  en: {
    pass: 'Pass',
    name: 'Name',
    when: 'Starts',
    where: 'Where',
    gate: 'Gate',
    doors: 'Doors',
    seat: 'Seat',
    place: (block, row, number) => `${block} · row ${row} · ${number}`,
    standing: (block) => `${block} · standing`,
    next: 'Also on this pass',
    none: 'No ticket for a session to come',
    how: 'At the gate',
    howText:
      'Show the code. A steward compares your name with a document, because this code can be copied. The pass in the app is faster.',
    shortCode: 'Short code',
    forTest: 'For test only: signed by a demo',
  },
  ja: {
    pass: 'パス',
    name: 'お名前',
    when: '開始',
    where: '会場',
    gate: 'ゲート',
    doors: '開場',
    seat: '席',
    place: (block, row, number) => `${block} ${row}列 ${number}番`,
    standing: (block) => `${block} 立見`,
    next: 'このパスのほかのセッション',
    none: 'これからのチケットはありません',
    how: 'ゲートでは',
    howText:
      'コードをお見せください。複製できるコードのため、係員がお名前と身分証を確認します。アプリのパスなら、より早く入場できます。',
    shortCode: '短いコード',
    forTest: 'テスト用：デモの署名です',
  },
  zh: {
    pass: '通行证',
    name: '姓名',
    when: '开始',
    where: '场馆',
    gate: '入口',
    doors: '开放入场',
    seat: '座位',
    place: (block, row, number) => `${block} 区 ${row} 排 ${number} 号`,
    standing: (block) => `${block} 区 站席`,
    next: '本通行证的其他场次',
    none: '没有未来场次的门票',
    how: '在入口',
    howText: '请出示此码。由于此码可被复制，工作人员会核对姓名与证件。使用应用内的通行证更快。',
    shortCode: '短码',
    forTest: '仅供测试：由演示系统签名',
  },
  fr: {
    pass: 'Pass',
    name: 'Nom',
    when: 'Début',
    where: 'Lieu',
    gate: 'Entrée',
    doors: 'Ouverture',
    seat: 'Place',
    place: (block, row, number) => `${block} · rang ${row} · ${number}`,
    standing: (block) => `${block} · debout`,
    next: 'Aussi sur ce pass',
    none: 'Aucun billet à venir',
    how: 'À l’entrée',
    howText:
      'Montrez le code. Comme il peut être copié, un agent compare votre nom avec une pièce d’identité. Le pass de l’application est plus rapide.',
    shortCode: 'Code court',
    forTest: 'Pour essai seulement : signé par une démo',
  },
};
