import { inLanguage, type Language, languages, type Words } from '../../kernel/language.ts';
import type { Programme, SeatName } from '../editions/index.ts';

/** What a session is called on receipts and in carts: discipline, day and time at the venue. */
export function sessionWords(programme: Programme, id: string): Words {
  const session = programme.sessions.get(id);
  const discipline = programme.edition.disciplines.find((one) => one.id === session?.discipline);
  const say = (language: Language): string => {
    const name = discipline ? inLanguage(discipline.names, language) : id;
    if (!session || session.startsAt === null) return name;
    const when = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
      timeZone: programme.edition.timeZone,
      weekday: 'short',
      month: 'short',
      day: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    }).format(session.startsAt);
    return `${name}, ${when}`;
  };
  return inAll(say);
}

const seatTexts: Readonly<Record<Language, (block: string, row: number, numbers: string) => string>> = {
  en: (block, row, numbers) => `Block ${block}, row ${row}, ${/\D/.test(numbers) ? 'seats' : 'seat'} ${numbers}`,
  ja: (block, row, numbers) => `${block}ブロック ${row}列 ${numbers}番`,
  zh: (block, row, numbers) => `${block} 区 ${row} 排 ${numbers} 座`,
  fr: (block, row, numbers) => `Bloc ${block}, rang ${row}, ${/\D/.test(numbers) ? 'places' : 'place'} ${numbers}`,
};

const standingTexts: Readonly<Record<Language, (block: string, count: number) => string>> = {
  en: (block, count) => `Standing, area ${block}, ${count} ${count === 1 ? 'place' : 'places'}`,
  ja: (block, count) => `立ち見 ${block}エリア ${count}名`,
  zh: (block, count) => `站席 ${block} 区 ${count} 位`,
  fr: (block, count) => `Debout, zone ${block}, ${count} ${count === 1 ? 'place' : 'places'}`,
};

/** Seats in words, row by row. */
export function seatWords(seats: readonly SeatName[], category: string): Words {
  const rows = new Map<string, SeatName[]>();
  for (const seat of seats)
    rows.set(`${seat.block} ${seat.row}`, [...(rows.get(`${seat.block} ${seat.row}`) ?? []), seat]);
  return inAll((language) => {
    const parts = [...rows.values()].map((row) => {
      const [first] = row;
      if (!first) return '';
      if (first.kind === 'standing') return standingTexts[language](first.block, row.length);
      return seatTexts[language](first.block, first.row, numbersOf(row));
    });
    return `${category} · ${parts.join('; ')}`;
  });
}

/** `12–14` for neighbours, `3, 7` for others. */
function numbersOf(row: readonly SeatName[]): string {
  const numbers = row.map((seat) => seat.number).sort((first, second) => first - second);
  const isRun = numbers.every((number, index) => index === 0 || number === numbers[index - 1]! + 1);
  return isRun && numbers.length > 1 ? `${numbers[0]}–${numbers.at(-1)}` : numbers.join(', ');
}

function inAll(say: (language: Language) => string): Words {
  return Object.fromEntries(languages.map((language) => [language, say(language)])) as unknown as Words;
}

export const offerMail: Readonly<
  Record<Language, (from: string, what: string, link: string) => { subject: string; text: string }>
> = {
  en: (from, what, link) => ({
    subject: `${from} offers you a ticket`,
    text: `${what}\n\nSign in with this address to take it; it costs you nothing:\n${link}`,
  }),
  ja: (from, what, link) => ({
    subject: `${from} さんからチケットが届いています`,
    text: `${what}\n\nこのメールアドレスでサインインすると、無料でお受け取りいただけます。\n${link}`,
  }),
  zh: (from, what, link) => ({
    subject: `${from} 要送您一张门票`,
    text: `${what}\n\n请用此邮箱登录领取，无需付费：\n${link}`,
  }),
  fr: (from, what, link) => ({
    subject: `${from} vous offre un billet`,
    text: `${what}\n\nConnectez-vous avec cette adresse pour le prendre, sans frais :\n${link}`,
  }),
};
