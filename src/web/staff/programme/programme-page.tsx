import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useDeferredValue, useMemo } from 'react';
import { useSearchParams } from 'wouter';
import type { EditionView } from '../../reader.tsx';
import { useEdition, useHead } from '../../reader.tsx';
import { Button } from '../../ui/button.tsx';
import { Field, Select } from '../../ui/field.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { useAllSessions, useSales, useSessionName } from '../staff-data.ts';
import { isColumn, orderRows, rowsOf, type SessionRow } from './session-rows.ts';
import { SessionTable } from './session-table.tsx';

/** All sessions with what is sold, held and free. Every choice stands in the address, so a view can be kept or sent. */
export function ProgrammePage() {
  const { t } = useLingui();
  const view = useEdition();
  const sessions = useAllSessions();
  const sales = useSales();
  const nameOf = useSessionName(view);
  useHead({ title: t`Programme` });
  const rows = useMemo(
    () => (view && sessions.data ? rowsOf(sessions.data.sessions, sales.data, view, nameOf) : undefined),
    [view, sessions.data, sales.data, nameOf],
  );
  const error = sessions.error ?? sales.error;
  return (
    <div className="stack">
      <PageTitle title={t`Programme`} lead={t`What is sold, held and free in every session.`} />
      {error && <ProblemNotice error={error} />}
      {!error && !rows && <Skeleton lines={8} height={36} />}
      {view && rows && <Listing rows={rows} view={view} />}
    </div>
  );
}

function Listing({ rows, view }: { rows: readonly SessionRow[]; view: EditionView }) {
  const { t } = useLingui();
  const [search, setSearch] = useSearchParams();
  const get = (name: string) => search.get(name) ?? '';
  const set = (changes: Record<string, string>) =>
    setSearch(
      (former) => {
        const next = new URLSearchParams(former);
        for (const [name, value] of Object.entries(changes)) value ? next.set(name, value) : next.delete(name);
        return next;
      },
      { replace: true },
    );
  const [q, day, sport] = [useDeferredValue(get('q')), get('day'), get('sport')];
  const sort = get('sort');
  const column = isColumn(sort) ? sort : 'time';
  const isDescending =
    get('down') === '1' || (sort !== 'time' && sort !== '' && sort !== 'name' && get('down') !== '0');
  const shown = useMemo(
    () =>
      orderRows(
        rows.filter((row) => matches(row, q, day, sport)),
        column,
        isDescending,
        view,
      ),
    [rows, q, day, sport, column, isDescending, view],
  );
  const disciplines = [...view.edition.disciplines].sort((one, other) =>
    view.formats.compare(view.disciplineName(one.id), view.disciplineName(other.id)),
  );
  return (
    <>
      <search className="choices-row">
        <Field label={t`Search`} type="search" value={get('q')} onChange={(event) => set({ q: event.target.value })} />
        <Select label={t`Day`} value={day} onChange={(event) => set({ day: event.target.value })}>
          <option value="">{t`All days`}</option>
          {view.edition.days.map((one) => (
            <option key={one.day} value={one.day}>
              {view.formats.day(one.day)}
            </option>
          ))}
        </Select>
        <Select label={t`Sport`} value={sport} onChange={(event) => set({ sport: event.target.value })}>
          <option value="">{t`All sports`}</option>
          {disciplines.map((one) => (
            <option key={one.id} value={one.id}>
              {view.disciplineName(one.id)}
            </option>
          ))}
        </Select>
        <Button look="quiet" onClick={() => set({ q: '', day: '', sport: '' })}>
          <Trans>Show all</Trans>
        </Button>
      </search>
      <p role="status" className="soft">
        <Plural value={shown.length} one="# session" other="# sessions" />
      </p>
      <SessionTable
        rows={shown}
        view={view}
        column={column}
        isDescending={isDescending}
        onSort={(next) => set({ sort: next, down: next === column ? (isDescending ? '0' : '1') : '' })}
      />
    </>
  );
}

function matches(row: SessionRow, q: string, day: string, sport: string): boolean {
  if (day && row.session.day !== day) return false;
  if (sport && row.session.discipline !== sport) return false;
  const words = q.toLowerCase().split(/\s+/).filter(Boolean);
  return words.every((word) => row.text.includes(word));
}
