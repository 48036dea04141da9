import { foldText, soundOf } from '../kernel/fold.ts';
import type { GateSnapshot } from '../modules/passes/contract.ts';

export type SnapshotPerson = GateSnapshot['people'][number];

/** Finds people by name, short code or pass id. */
export interface LookUp {
  find(text: string): SnapshotPerson[];
}

const mostFound = 20;

/** Builds a look-up; names are folded at the first question, so that a gate starts at once. */
export function createLookUp(people: readonly SnapshotPerson[]): LookUp {
  let folded: Folded[] | undefined;
  return {
    find(text) {
      const words = foldText(text)
        .split(/[\s,・.·]+/)
        .filter(Boolean);
      const code = words.join('').replaceAll('-', '');
      if (code.length < 2) return [];
      folded ??= people.map(foldPerson);
      const sounds = words.map(soundOf);
      const place = placeOf(text);
      const found: SnapshotPerson[] = [];
      for (const one of folded) {
        const fits =
          isNamed(one, words, sounds, code) ||
          one.shortCode === code ||
          one.pass === code ||
          (place && sitsAt(one, place));
        if (fits) found.push(one.person);
        if (found.length === mostFound) break;
      }
      return found;
    },
  };
}

interface Folded {
  readonly person: SnapshotPerson;
  readonly name: string;
  readonly sound: string;
  readonly shortCode: string;
  readonly pass: string;
}

function foldPerson(person: SnapshotPerson): Folded {
  const name = foldText(person.name);
  const shortCode = person.shortCode.toLowerCase().replace(/[^a-z0-9]/g, '');
  return { person, name, sound: soundOf(name), shortCode, pass: person.pass.toLowerCase() };
}

/** Every word in any order, as written or as it sounds; or all of it together, as names without blanks are typed. */
function isNamed({ name, sound }: Folded, words: readonly string[], sounds: readonly string[], code: string): boolean {
  const fits = words.every((word, index) => name.includes(word) || sound.includes(sounds[index]!));
  return fits || name.replace(/\s+/g, '') === code;
}

interface SoughtPlace {
  readonly block: string;
  readonly row: number;
  readonly number: number;
}

/** `N3 4 12`, `N3/4/12`, `N3-4-12`: block, row, seat. */
function placeOf(text: string): SoughtPlace | undefined {
  const parts = /^([A-Za-z]{0,3}\d{0,4}[A-Za-z]?)[\s,/-]+(\d{1,3})[\s,/-]+(\d{1,4})$/.exec(text.trim());
  return parts?.[1] ? { block: parts[1].toLowerCase(), row: Number(parts[2]), number: Number(parts[3]) } : undefined;
}

function sitsAt({ person }: Folded, { block, row, number }: SoughtPlace): boolean {
  return person.tickets.some(({ seat }) => {
    const own = seat.block.split('.').at(-1)!.toLowerCase();
    return own === block && seat.row === row && seat.number === number;
  });
}
