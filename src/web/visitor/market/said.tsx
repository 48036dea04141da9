import type { Language, Words } from '../../../kernel/language.ts';
import { useReader } from '../../reader.tsx';

/** Words in the reader's language; where they are missing in it, in English and marked so, that a voice reads them as English. */
export function Said({ words }: { readonly words: Words }) {
  const { language } = useReader();
  const own = words[language as Language];
  if (own) return <>{own}</>;
  return <span lang="en">{words.en}</span>;
}
