import type { Language } from '../../../kernel/language.ts';

interface SheetText {
  readonly title: string;
  /** What to do with it, below the title. */
  readonly lead: string;
  readonly allOfUs: string;
  readonly bring: string;
  readonly kinds: Readonly<Record<'adult' | 'child' | 'companion', string>>;
  readonly shortCode: string;
  readonly doors: string;
  readonly gate: (name: string) => string;
  readonly seat: (block: string, row: number, number: number) => string;
  readonly standing: (block: string) => string;
  readonly wheelchair: string;
  readonly walk: (station: string, minutes: number) => string;
  readonly more: (count: number) => string;
  readonly none: string;
  readonly foot: (page: number, pages: number, printedAt: string) => string;
}

/** Words of the printed page. Large type and short lines: it is read at arm's length in a queue. */
export const sheetTexts: Readonly<Record<Language, SheetText>> = {
  en: {
    title: 'Pass on paper',
    lead: 'Show this page and a document with your name at the gate. You need no phone.',
    allOfUs: 'This code is for everybody on this sheet.',
    bring: 'Keep it to yourself: who has a copy can cause a delay at the gate.',
    kinds: { adult: 'Adult', child: 'Child', companion: 'Companion' },
    shortCode: 'Short code',
    doors: 'Doors',
    gate: (name) => `Gate: ${name}`,
    seat: (block, row, number) => `Block ${block}, row ${row}, seat ${number}`,
    standing: (block) => `Block ${block}, standing`,
    wheelchair: 'wheelchair space',
    walk: (station, minutes) => `From ${station} station ${minutes} min on foot`,
    more: (count) => (count === 1 ? 'and 1 more session on this pass' : `and ${count} more sessions on this pass`),
    none: 'No ticket for a session to come.',
    foot: (page, pages, printedAt) => `Page ${page} of ${pages} · as of ${printedAt}`,
  },
  ja: {
    title: '紙のパス',
    lead: 'このページと、お名前の分かる身分証をゲートでお見せください。スマートフォンは要りません。',
    allOfUs: 'このコードで、この用紙の全員が入場できます。',
    bring: '写しを人に渡さないでください。ゲートでお待ちいただくことになる場合があります。',
    kinds: { adult: '大人', child: 'お子さま', companion: '付き添いの方' },
    shortCode: '短いコード',
    doors: '開場',
    gate: (name) => `ゲート：${name}`,
    seat: (block, row, number) => `ブロック${block} ${row}列 ${number}番`,
    standing: (block) => `ブロック${block} 立見`,
    wheelchair: '車いすスペース',
    walk: (station, minutes) => `${station}駅から徒歩${minutes}分`,
    more: (count) => `ほか${count}セッション`,
    none: 'これからのセッションのチケットはありません。',
    foot: (page, pages, printedAt) => `${page} / ${pages} ページ · ${printedAt} 時点`,
  },
  zh: {
    title: '纸质通行证',
    lead: '请在入口出示本页和写有姓名的证件。无需手机。',
    allOfUs: '本页所有人均可凭此码入场。',
    bring: '请勿外传：持有副本的人可能使您在入口等候。',
    kinds: { adult: '成人', child: '儿童', companion: '陪同人员' },
    shortCode: '短码',
    doors: '开放入场',
    gate: (name) => `入口：${name}`,
    seat: (block, row, number) => `${block} 区 ${row} 排 ${number} 号`,
    standing: (block) => `${block} 区 站席`,
    wheelchair: '轮椅席位',
    walk: (station, minutes) => `从${station}站步行 ${minutes} 分钟`,
    more: (count) => `另有 ${count} 个场次`,
    none: '没有未来场次的门票。',
    foot: (page, pages, printedAt) => `第 ${page} / ${pages} 页 · 截至 ${printedAt}`,
  },
  fr: {
    title: 'Pass sur papier',
    lead: 'Montrez cette page et une pièce d’identité à l’entrée. Aucun téléphone n’est nécessaire.',
    allOfUs: 'Ce code vaut pour toutes les personnes de cette feuille.',
    bring: 'Gardez-la pour vous : une copie peut vous faire attendre à l’entrée.',
    kinds: { adult: 'Adulte', child: 'Enfant', companion: 'Accompagnant' },
    shortCode: 'Code court',
    doors: 'Ouverture',
    gate: (name) => `Entrée : ${name}`,
    seat: (block, row, number) => `Bloc ${block}, rang ${row}, place ${number}`,
    standing: (block) => `Bloc ${block}, debout`,
    wheelchair: 'emplacement fauteuil roulant',
    walk: (station, minutes) => `À ${minutes} min à pied de la gare ${station}`,
    more: (count) => (count === 1 ? 'et 1 autre session sur ce pass' : `et ${count} autres sessions sur ce pass`),
    none: 'Aucun billet pour une session à venir.',
    foot: (page, pages, printedAt) => `Page ${page} sur ${pages} · état du ${printedAt}`,
  },
};
