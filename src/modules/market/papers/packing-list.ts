import { inLanguage, type Language, type Words } from '../../../kernel/language.ts';
import type { Way } from '../shapes.ts';
import type { PackingList } from './open-paper.ts';
import { mm, type Sheet } from './sheet.ts';

const margin = 18 * mm;
const width = 210 * mm - 2 * margin;
const bottom = 275 * mm;
const grey = '#5b5a57';

interface Text {
  readonly title: string;
  readonly ordered: string;
  readonly left: (count: number) => string;
  readonly sent: (count: number) => string;
  readonly cancelled: (count: number) => string;
  readonly ways: Readonly<Record<Way, string>>;
  readonly packedBy: string;
}

const texts: Readonly<Record<Language, Text>> = {
  en: {
    title: 'Packing list',
    ordered: 'Ordered',
    left: (count) => `${count} to pack`,
    sent: (count) => `${count} sent`,
    cancelled: (count) => `${count} cancelled`,
    ways: { shipHome: 'Sent to the buyer’s home', carryHome: 'For a guest on a journey', pickUp: 'Fetched at a venue' },
    packedBy: 'Packed by, on',
  },
  ja: {
    title: '梱包リスト',
    ordered: '注文日',
    left: (count) => `梱包 ${count}点`,
    sent: (count) => `発送済み ${count}点`,
    cancelled: (count) => `取消 ${count}点`,
    ways: { shipHome: 'ご自宅への配送', carryHome: 'ご旅行中のお客様', pickUp: '会場での受け取り' },
    packedBy: '梱包者・日付',
  },
  zh: {
    title: '装箱单',
    ordered: '下单日期',
    left: (count) => `待装 ${count} 件`,
    sent: (count) => `已寄 ${count} 件`,
    cancelled: (count) => `已取消 ${count} 件`,
    ways: { shipHome: '寄到买家家中', carryHome: '旅途中的客人', pickUp: '场馆自提' },
    packedBy: '装箱人、日期',
  },
  fr: {
    title: 'Liste de colisage',
    ordered: 'Commandé le',
    left: (count) => `${count} à emballer`,
    sent: (count) => `${count} envoyé(s)`,
    cancelled: (count) => `${count} annulé(s)`,
    ways: { shipHome: 'Envoyé chez le client', carryHome: 'Pour un client en voyage', pickUp: 'Retiré sur un site' },
    packedBy: 'Emballé par, le',
  },
};

/** What is to be packed, with a box to tick for each kind; nobody's name is on it. */
export function drawPackingList({ file, draw, language }: Sheet, list: PackingList): void {
  const words = texts[language];
  const day = new Intl.DateTimeFormat(language, { timeZone: list.timeZone, dateStyle: 'long' }).format(list.placedAt);
  let y = draw(words.title, { x: margin, y: margin, width, size: 22, weight: 700 });
  y = draw(list.number, { x: margin, y: y + 2, width, size: 16 });
  const where = list.locker ? `${inLanguage(list.locker.names, language)} · ${list.locker.day}` : list.country;
  y = draw(`${words.ways[list.way]} · ${where}`, { x: margin, y: y + 4, width, size: 11 });
  y = draw(`${words.ordered} ${day}`, { x: margin, y, width, size: 11, colour: grey }) + 6 * mm;
  for (const { title, detail, variant, toSend, sent, cancelled } of list.lines) {
    if (y > bottom) {
      file.addPage();
      y = margin;
    }
    const box = 5 * mm;
    if (toSend > 0) file.rect(margin, y + 1, box, box).stroke('#1d1d1f');
    const x = margin + box + 4 * mm;
    const room = width - box - 4 * mm;
    const counts = [
      toSend > 0 ? words.left(toSend) : '',
      sent > 0 ? words.sent(sent) : '',
      cancelled > 0 ? words.cancelled(cancelled) : '',
    ].filter(Boolean);
    y = draw(both(title, language), { x, y, width: room, size: 12, weight: 700 });
    y = draw(`${inLanguage(detail, language)} · ${variant}`, { x, y, width: room, size: 10 });
    y = draw(counts.join(' · '), { x, y, width: room, size: 11 }) + 4 * mm;
  }
  draw(words.packedBy, { x: margin, y: 284 * mm, width, size: 10, colour: grey });
}

/** In the reader's language, and in Japanese where that is another: makers read it. */
function both(title: Words, language: Language): string {
  const own = inLanguage(title, language);
  return title.ja && title.ja !== own ? `${own} / ${title.ja}` : own;
}
