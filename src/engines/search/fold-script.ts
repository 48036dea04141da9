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
  return shortenKana(foldForms(writtenOut(foldText(text))));
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
  const runs = chunk.match(/\p{Script=Han}+|\p{Script=Hiragana}+|[^\p{Script=Han}\p{Script=Hiragana}]+/gu) ?? [];
  return runs.map((text) => ({ text, script: scriptOf(text) }));
}

function scriptOf(run: string): Script {
  if (/^\p{Script=Han}/u.test(run)) return 'han';
  return /^\p{Script=Hiragana}/u.test(run) ? 'kana' : 'latin';
}
