import type { Language } from '../../../kernel/language.ts';
import { day, hour } from '../../../kernel/time.ts';
import type { ShownParty, ShownPass, ShownTicket } from '../shown-pass.ts';

const startsAt = Date.parse('2021-07-24T17:00:00+09:00');

function ticket(index: number): ShownTicket {
  return {
    session: `S-${index}`,
    startsAt: startsAt + index * day,
    doorsAt: startsAt + index * day - 2 * hour,
    endsAt: startsAt + index * day + 3 * hour,
    title: '柔道 Judo',
    venue: '日本武道館',
    latitude: 35.69,
    longitude: 139.75,
    seat: { block: 'N3', row: 4, number: 12 + index, kind: index === 0 ? 'wheelchair' : 'seat' },
    gate: 'ゲート A',
    station: { name: '九段下', walkMinutes: 5 },
  };
}

/** Some bytes of the length of a real bare code, another for each name. */
export function codeOf(name: string): Uint8Array {
  return Uint8Array.from({ length: 240 }, (_, index) => (index === 0 ? 0x10 : (index * 37 + name.length * 11) & 255));
}

export function shown(
  language: Language,
  names: readonly (readonly [string, ShownPass['kind'], number])[],
): ShownParty {
  return {
    edition: 'small-2021',
    editionName: 'Small Games',
    timeZone: 'Asia/Tokyo',
    language,
    shownAt: startsAt - 10 * day,
    passes: names.map(([name, kind, count], index) => ({
      id: `000000000000${index}`,
      person: 'person',
      name,
      kind,
      shortCode: `KJ12345${index}`,
      code: codeOf(name),
      tickets: Array.from({ length: count }, (_, at) => ticket(at)),
    })),
  };
}
