import { type Instant, toIso } from '../../kernel/time.ts';

/** A statement with its parameters kept apart; made by the {@link sql} tag, so that no value is ever pasted into text. */
export interface Sql {
  readonly parts: readonly string[];
  readonly values: readonly unknown[];
}

/** Tags a statement: values become parameters, nested fragments are joined in. */
export function sql(strings: TemplateStringsArray, ...inputs: readonly unknown[]): Sql {
  const parts: string[] = [strings[0]!];
  const values: unknown[] = [];
  inputs.forEach((input, index) => {
    if (isSql(input)) {
      parts[parts.length - 1] += input.parts[0]!;
      parts.push(...input.parts.slice(1));
      values.push(...input.values);
      parts[parts.length - 1] += strings[index + 1]!;
    } else {
      values.push(input);
      parts.push(strings[index + 1]!);
    }
  });
  return { parts, values };
}

/** The text with $1, $2, … */
export function textOf(statement: Sql): string {
  return statement.parts.reduce((text, part, index) => (index === 0 ? part : `${text}$${index}${part}`), '');
}

/** An instant as a parameter for a timestamptz column. */
export function at(instant: Instant): string {
  return toIso(instant);
}

function isSql(input: unknown): input is Sql {
  return typeof input === 'object' && input !== null && 'parts' in input && 'values' in input;
}
