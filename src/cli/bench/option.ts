import { fail } from '../say.ts';

/** A whole number of the command line, from `least` on; ends with one sentence where it is none. */
export function wholeOption(
  options: Readonly<Record<string, string | undefined>>,
  name: string,
  usual: number,
  least = 1,
  most = Number.MAX_SAFE_INTEGER,
): number {
  const text = options[name];
  if (text === undefined) return usual;
  const value = Number(text);
  if (!Number.isInteger(value) || value < least || value > most)
    fail(
      `--${name} is a whole number from ${least}${most < Number.MAX_SAFE_INTEGER ? ` to ${most}` : ' on'}, not ${text}.`,
    );
  return value;
}
