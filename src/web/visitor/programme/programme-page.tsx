import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link, useSearch } from 'wouter';
import type { SessionCard as Card } from '../../../modules/tickets/contract.ts';
import { filterOf, type ProgrammeFilter, paths } from '../../paths.ts';
import { firstShown, sessionsQueryOf } from '../../queries.ts';
import { type EditionView, useEdition, useHead, useReader } from '../../reader.tsx';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { Icon, type IconName } from '../../ui/icon.tsx';
import { Load } from '../../ui/load.tsx';
import { Empty } from '../../ui/notice.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { SessionCard } from '../../ui/session-card.tsx';
import { CardsSkeleton, PageSkeleton } from '../../ui/skeleton.tsx';
import { Filters, useFilter } from './filters.tsx';
import { byDay } from './timetable.ts';
import { TimetableView } from './timetable-view.tsx';

/** Everything that happens, found by three filters, as a list or as a day's timetable. */
export function ProgrammePage() {
  const { t } = useLingui();
  const reader = useReader();
  const view = useEdition();
  const filter = filterOf(useSearch());
  const query = useQuery({ ...reader.queries.sessions(sessionsQueryOf(filter)), placeholderData: keepPreviousData });
  useHead({ title: t`Programme`, description: t`All sessions with times, venues, prices and free seats.` });
  if (!view) return <PageSkeleton />;
  return (
    <div className="inner page">
      <PageTitle title={t`Programme`} lead={t`Every session with its time, its place, its price and what is free.`} />
      <div className="stack">
        <Filters filter={filter} view={view} page="programme" />
        <Load query={query} skeleton={<CardsSkeleton count={6} />}>
          {({ total, sessions }) => (
            <div className="stack" aria-busy={query.isPlaceholderData}>
              <div className="row apart">
                <p className="strong" role="status">
                  <Plural value={total} one="# session" other="# sessions" />
                </p>
                <ViewSwitch page="programme" filter={filter} view={view} />
              </div>
              {sessions.length === 0 ? (
                <NothingFound />
              ) : filter.view === 'timetable' ? (
                <TimetableView sessions={sessions} view={view} />
              ) : (
                <SessionList filter={filter} sessions={sessions} total={total} view={view} />
              )}
            </div>
          )}
        </Load>
      </div>
    </div>
  );
}

function NothingFound() {
  const { t } = useLingui();
  const reader = useReader();
  return (
    <Empty
      icon="search"
      title={t`Nothing fits this choice`}
      action={
        <ButtonLink look="quiet" to={paths.programme(reader)}>
          <Trans>Show everything</Trans>
        </ButtonLink>
      }
    >
      <Trans>Take one filter away, or look at another day.</Trans>
    </Empty>
  );
}

interface SessionListProps {
  readonly filter: ProgrammeFilter;
  readonly sessions: readonly Card[];
  readonly total: number;
  readonly view: EditionView;
}

function SessionList({ filter, sessions, total, view }: SessionListProps) {
  const change = useFilter('programme', filter);
  const groups = filter.sort === 'price' ? [{ day: '', sessions }] : byDay(sessions);
  return (
    <div className="stack wide">
      {groups.map(({ day, sessions: own }) => (
        <section key={day} className="stack" aria-label={day ? view.formats.longDay(day) : undefined}>
          {day && <h2 className="day-head">{view.formats.longDay(day)}</h2>}
          <ul className="stack tight list">
            {own.map((session) => (
              <li key={session.id}>
                <SessionCard session={session} view={view} flat withDay={!day} />
              </li>
            ))}
          </ul>
        </section>
      ))}
      {sessions.length < total && (
        <div>
          <Button look="quiet" onClick={() => change({ shown: sessions.length + 2 * firstShown })}>
            <Trans>Show more</Trans>
          </Button>
        </div>
      )}
    </div>
  );
}

interface ViewSwitchProps {
  readonly page: 'programme' | 'map';
  readonly filter: ProgrammeFilter;
  readonly view: EditionView;
}

/** List, timetable or map of the same choice. */
export function ViewSwitch({ page, filter, view }: ViewSwitchProps) {
  const { t } = useLingui();
  const reader = useReader();
  const plain = { ...filter, shown: undefined, view: undefined };
  const day = filter.day ?? view.edition.days.find((one) => one.medalEvents > 0)?.day ?? view.edition.firstDay;
  const current = page === 'map' ? 'map' : (filter.view ?? 'list');
  const views: { name: string; to: string; label: string; icon: IconName }[] = [
    { name: 'list', to: paths.programme(reader, plain), label: t`List`, icon: 'list' },
    {
      name: 'timetable',
      to: paths.programme(reader, { ...plain, day, view: 'timetable' }),
      label: t`Timetable`,
      icon: 'timetable',
    },
    { name: 'map', to: paths.map(reader, plain), label: t`Map`, icon: 'map' },
  ];
  return (
    <nav aria-label={t`View`}>
      <ul className="row close list">
        {views.map(({ name, to, label, icon }) => (
          <li key={name}>
            <Link href={to} className="chip" aria-current={name === current ? 'page' : undefined}>
              <Icon name={icon} size={20} />
              {label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
