import { useLingui } from '@lingui/react/macro';
import { type KeyboardEvent, memo } from 'react';
import { Link } from 'wouter';
import type { EditionView } from '../../reader.tsx';
import { TableFrame } from '../../tables/table-frame.tsx';
import type { Column, SessionRow } from './session-rows.ts';

interface SessionTableProps {
  readonly rows: readonly SessionRow[];
  readonly view: EditionView;
  readonly column: Column;
  readonly isDescending: boolean;
  readonly onSort: (column: Column) => void;
}

/** The programme as a table. Arrow keys, Home and End go from session to session; Enter opens its admissions. */
export function SessionTable({ rows, view, column, isDescending, onSort }: SessionTableProps) {
  const { t } = useLingui();
  const heads: [Column, string][] = [
    ['time', t`Time`],
    ['name', t`Session`],
    ['sold', t`Sold`],
    ['held', t`Held`],
    ['free', t`Free`],
    ['revenue', t`Money`],
  ];
  return (
    <TableFrame label={t`Sessions`} tall onKeyDown={moveByKey}>
      <thead>
        <tr>
          {heads.map(([name, label]) => (
            <th
              key={name}
              scope="col"
              className={name === 'time' || name === 'name' ? undefined : 'figure'}
              aria-sort={name === column ? (isDescending ? 'descending' : 'ascending') : undefined}
            >
              <button type="button" className="sorter" onClick={() => onSort(name)}>
                {label}
                <span aria-hidden="true">{name === column ? (isDescending ? '▼' : '▲') : ''}</span>
              </button>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row key={row.session.id} row={row} view={view} />
        ))}
      </tbody>
    </TableFrame>
  );
}

const Row = memo(function Row({ row, view }: { row: SessionRow; view: EditionView }) {
  const { t } = useLingui();
  const { session } = row;
  const { formats } = view;
  return (
    <tr className="light" data-testid={`programme-row-${session.id}`}>
      <td className="when">{session.startsAt ? formats.moment(session.startsAt) : formats.day(session.day)}</td>
      <th scope="row">
        <Link href={`/staff/admissions?session=${encodeURIComponent(session.id)}`} data-row-link="">
          {row.name}
        </Link>
        <span className="soft fine under">
          {row.venue} · {session.id}
        </span>
      </th>
      {session.ticketed ? (
        <>
          <td className="figure strong">{formats.number(row.sold)}</td>
          <td className="figure">{formats.number(row.held)}</td>
          <td className="figure">{formats.number(row.free)}</td>
          <td className="figure">{formats.price(row.revenue)}</td>
        </>
      ) : (
        <td className="soft fine" colSpan={4}>
          {t`No tickets: open to everyone`}
        </td>
      )}
    </tr>
  );
});

function moveByKey(event: KeyboardEvent<HTMLElement>): void {
  const step = { ArrowDown: 1, ArrowUp: -1, Home: Number.NEGATIVE_INFINITY, End: Number.POSITIVE_INFINITY }[event.key];
  if (step === undefined) return;
  const links = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-row-link]')];
  const at = links.indexOf(document.activeElement as HTMLElement);
  if (at < 0 && (event.target as HTMLElement).tagName === 'BUTTON') return;
  const next = Math.min(links.length - 1, Math.max(0, at + step));
  if (!links[next]) return;
  event.preventDefault();
  links[next].focus();
}
