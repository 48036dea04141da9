import { foldText } from '../../kernel/fold.ts';
import { foldForms } from './character-forms.ts';
import { shortenKana } from './read-kana.ts';

/** What a stretch of folded text is written in; words of alphabets that are not Latin count as Latin. */
export type Script = 'latin' | 'kana' | 'han';

export interface Run {
  readonly script: Script;
  readonly text: string;
}

/**
 * One form for the ways a text is written: compatibility forms and widths (Unicode NFKD, then NFC), case, accents, kana as short hiragana,
 * marks of repetition written out, and one form for traditional, simplified and Japanese characters. Folding twice changes nothing.
 */
export function foldScript(text: string): string {
  // Marks of voice that no letter took up are left over from typing.
  const plain = foldText(text).replace(/[\u3099\u309a]/g, '');
  return shortenKana(foldForms(writtenOut(plain))).trim();
}

/** Marks of repetition as the letter they repeat; one that follows nothing goes. */
function writtenOut(text: string): string {
  if (!/[々〻ゝゞヽヾ]/.test(text)) return text;
  let result = '';
  let before = '';
  for (const letter of text) {
    let written = letter;
    if (/[々〻]/.test(letter)) written = /\p{Script=Han}/u.test(before) ? before : '';
    else if (/[ゝヽ]/.test(letter)) written = /[ぁ-ゖ]/.test(before) ? before : '';
    else if (/[ゞヾ]/.test(letter))
      written = /[かきくけこさしすせそたちつてとはひふへほ]/.test(before) ? voiced(before) : '';
    result += written;
    before = written;
  }
  return result;
}

function voiced(kana: string): string {
  return String.fromCharCode(kana.charCodeAt(0) + 1);
}

/** Folded text as chunks between spaces and signs, each chunk as runs of one script. */
export function chunksOf(folded: string): readonly (readonly Run[])[] {
  return (folded.match(/[\p{L}\p{N}]+/gu) ?? []).map(runsOf);
}

function runsOf(chunk: string): Run[] {
  const runs: Run[] = [];
  let start = 0;
  let script = scriptAt(chunk, 0);
  for (let at = 1; at <= chunk.length; at += 1) {
    const next = at < chunk.length ? scriptAt(chunk, at) : undefined;
    if (next === script) continue;
    runs.push({ script, text: chunk.slice(start, at) });
    start = at;
    if (next !== undefined) script = next;
  }
  return runs;
}

/** Script of the letter at a place of folded text; asked of every letter of a catalogue, so by ranges of Unicode. */
export function scriptAt(text: string, place: number): Script {
  const code = text.charCodeAt(place);
  if (code < 0x3041) return code === 0x3005 || code === 0x3007 ? 'han' : 'latin';
  if (code <= 0x309f) return 'kana';
  // Characters beyond the first plane are two halves, all of them in use from 0xd840 to 0xdfff being Han.
  const isHan = (code >= 0x3400 && code <= 0x9fff) || (code >= 0xf900 && code <= 0xfaff);
  if (isHan || (code >= 0xd840 && code <= 0xd88f)) return 'han';
  return code >= 0xdc00 && code <= 0xdfff && place > 0 ? scriptAt(text, place - 1) : 'latin';
}
