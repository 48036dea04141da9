import { inLanguage, type Language, languages, type Words } from '../../kernel/language.ts';
import type { Session } from '../editions/contract.ts';
import type { Programme } from '../editions/index.ts';

/** A session for a gate's sign: discipline and start. */
export function sessionNames(programme: Programme, session: Session): Words {
  const discipline = programme.edition.disciplines.find((one) => one.id === session.discipline);
  const time = (language: Language) =>
    new Intl.DateTimeFormat(language, {
      timeZone: programme.edition.timeZone,
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    }).format(session.startsAt ?? 0);
  const entries = languages.map((language) => [
    language,
    `${discipline ? inLanguage(discipline.names, language) : session.id} ${time(language)}`,
  ]);
  return Object.fromEntries(entries) as unknown as Words;
}
