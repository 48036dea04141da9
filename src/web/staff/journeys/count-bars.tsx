import { useLingui } from '@lingui/react/macro';
import type { Formats } from '../../formats.ts';

export interface CountRow {
  readonly key: string;
  readonly label: string;
  /** Null: fewer than ten, hidden. */
  readonly people: number | null;
}

/** Counts as bars with their words and figures beside them; what is hidden says so instead of looking like nothing. */
export function CountBars({ rows, formats, most }: { rows: readonly CountRow[]; formats: Formats; most?: number }) {
  const { t } = useLingui();
  const top = most ?? Math.max(1, ...rows.map(({ people }) => people ?? 0));
  return (
    <ul className="count-bars">
      {rows.map(({ key, label, people }) => (
        <li key={key}>
          <span className="name">{label}</span>
          <span className="stretch" aria-hidden="true">
            <span
              className="part"
              style={{ inlineSize: `${people === null ? 0 : Math.max(1, (100 * people) / top)}%` }}
            />
          </span>
          <span className={people === null ? 'count soft fine' : 'count strong'}>
            {people === null ? t`under 10` : formats.number(people)}
          </span>
        </li>
      ))}
    </ul>
  );
}
