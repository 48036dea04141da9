import { foldText, soundOf } from '../kernel/fold.ts';

/** A name, folded once, as written and as it sounds. */
export interface FoldedName {
  readonly name: string;
  readonly sound: string;
}

/** What else somebody can be found by. */
export interface Marks {
  readonly pass: string;
  readonly shortCode: string;
  readonly seats: readonly { readonly block: string; readonly row: number; readonly number: number }[];
}

export function foldName(text: string): FoldedName {
  const name = foldText(text);
  const sound = soundOf(name);
  // One string where the two are the same: a stadium of Latin names in half the memory.
  return { name, sound: sound === name ? name : sound };
}

/**
 * A question as a test: by every word of a name in any order, as written or as it sounds; by short code, pass or seat.
 * `marks` is only asked where the question looks like one. Undefined: too short to be a question.
 */
export function seek(text: string): ((name: FoldedName, marks: () => Marks) => boolean) | undefined {
  const words = foldText(text)
    .split(/[\s,・.·]+/)
    .filter(Boolean);
  const code = words.join('').replaceAll('-', '');
  if (code.length < 2) return undefined;
  const sounds = words.map(soundOf);
  const place = placeOf(text);
  const isCode = /^[a-z]{2}\d{4,8}$/.test(code) || code.length === 13;
  return (folded, marks) => {
    if (isNamed(folded, words, sounds, code)) return true;
    if (!isCode && !place) return false;
    const { pass, shortCode, seats } = marks();
    if (pass.toLowerCase() === code || shortCode.toLowerCase().replace(/[^a-z0-9]/g, '') === code) return true;
    return place !== undefined && seats.some((seat) => isSeat(seat, place));
  };
}

/** Every word in any order, as written or as it sounds; or all of it together, as names without blanks are typed. */
function isNamed({ name, sound }: FoldedName, words: readonly string[], sounds: readonly string[], code: string) {
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

function isSeat(seat: Marks['seats'][number], { block, row, number }: SoughtPlace): boolean {
  return seat.block.split('.').at(-1)!.toLowerCase() === block && seat.row === row && seat.number === number;
}
