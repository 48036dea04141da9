import { Plural, Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { day } from '../../kernel/time.ts';
import type { SessionCard } from '../../modules/tickets/contract.ts';
import { type EditionView, useEdition, useHead, useNow } from '../reader.tsx';
import { Load } from '../ui/load.tsx';
import { PageTitle } from '../ui/page-title.tsx';
import { Pictogram } from '../ui/pictogram.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { useLiveBoard } from './gates/live-board.ts';
import { SalesByDay } from './sales-by-day.tsx';
import { type Sales, useAllSessions, useSales, useSessionName, useTasks } from './staff-data.ts';

/** The Games at a glance: what is on, what came in, who stands at the gates. */
export function OverviewPage() {
  const { t } = useLingui();
  const view = useEdition();
  const tasks = useTasks();
  const sales = useSales(tasks.has('sales'));
  useHead({ title: t`Overview` });
  return (
    <div className="stack wide">
      <PageTitle title={t`Overview`} lead={t`The Games at a glance.`} />
      {view && (
        <div className="tiles">
          {tasks.has('sales') && sales.data && <MoneyTiles sales={sales.data} view={view} />}
          {tasks.has('gates') && <GatesTile />}
        </div>
      )}
      {tasks.has('sales') && !sales.data && !sales.error && <Skeleton lines={2} height={60} />}
      {sales.error && !sales.data && <ProblemNotice error={sales.error} />}
      {view && <NowAndNext view={view} />}
      {view && sales.data && sales.data.days.length > 0 && <SalesByDay days={sales.data.days} formats={view.formats} />}
    </div>
  );
}

function Tile({ label, value, note, to }: { label: string; value: ReactNode; note?: ReactNode; to: string }) {
  return (
    <Link className="figure-tile" href={to}>
      <span className="soft">{label}</span>
      <span className="value">{value}</span>
      {note && <span className="soft fine">{note}</span>}
    </Link>
  );
}

function MoneyTiles({ sales, view }: { sales: Sales; view: EditionView }) {
  const { t } = useLingui();
  const { formats } = view;
  const sold = sales.sessions.reduce((sum, session) => sum + session.sold, 0);
  const capacity = sales.sessions.reduce((sum, session) => sum + session.capacity, 0);
  const held = sales.sessions.reduce((sum, session) => sum + session.held, 0);
  const [refunded, places, onHold] = [formats.price(sales.refunded), formats.number(capacity), formats.number(held)];
  return (
    <>
      <Tile
        to="/staff/programme?sort=revenue"
        label={t`Money in`}
        value={formats.price(sales.revenue)}
        note={sales.refunded.amount > 0 ? t`${refunded} given back` : t`Nothing given back`}
      />
      <Tile
        to="/staff/programme?sort=sold"
        label={t`Tickets sold`}
        value={formats.number(sold)}
        note={t`of ${places} places; ${onHold} on hold`}
      />
      <Tile
        to="/staff/programme"
        label={t`Orders`}
        value={formats.number(sales.orders)}
        note={<Plural value={sales.people} one="by # person" other="by # people" />}
      />
    </>
  );
}

function GatesTile() {
  const { t } = useLingui();
  const { board } = useLiveBoard();
  const online = board?.gates.filter((gate) => gate.isOnline).length ?? 0;
  const offline = (board?.gates.length ?? 0) - online;
  return (
    <Tile
      to="/staff/gates"
      label={t`Gates online`}
      value={board ? online : '–'}
      note={offline > 0 ? <span className="state wait">▲ {t`${offline} offline`}</span> : t`None offline`}
    />
  );
}

function NowAndNext({ view }: { view: EditionView }) {
  const { t } = useLingui();
  const now = useNow();
  const sessions = useAllSessions();
  return (
    <Load query={sessions}>
      {({ sessions: all }) => {
        const timed = all.filter((session) => session.startsAt !== null);
        const current = timed.filter((one) => one.startsAt! <= now && (one.endsAt ?? one.startsAt!) > now);
        const next = timed.filter((one) => one.startsAt! > now).sort((one, other) => one.startsAt! - other.startsAt!);
        return (
          <div className="columns even">
            <SessionLines title={t`On now`} sessions={current} view={view} empty={t`Nothing is on now.`} />
            <SessionLines
              title={t`Next`}
              sessions={next.slice(0, 8)}
              view={view}
              empty={t`No session is left.`}
              countdownFrom={now}
            />
          </div>
        );
      }}
    </Load>
  );
}

interface SessionLinesProps {
  readonly title: string;
  readonly sessions: readonly SessionCard[];
  readonly view: EditionView;
  readonly empty: string;
  readonly countdownFrom?: number;
}

function SessionLines({ title, sessions, view, empty, countdownFrom }: SessionLinesProps) {
  const nameOf = useSessionName(view);
  const first = sessions[0];
  const days = first && countdownFrom !== undefined ? Math.floor((first.startsAt! - countdownFrom) / day) : 0;
  return (
    <section className="stack tight">
      <h2>{title}</h2>
      {days > 1 && (
        <p className="soft">
          <Trans>The next session is {days} days away.</Trans>
        </p>
      )}
      {!first && <p className="soft">{empty}</p>}
      <ul className="now-list">
        {sessions.map((session) => (
          <li key={session.id}>
            <Pictogram discipline={view.discipline(session.discipline)} size={24} />
            <span>
              <Link href={`/staff/admissions?session=${encodeURIComponent(session.id)}`}>{nameOf(session)}</Link>
              <span className="soft fine under">{view.venueName(session.venue)}</span>
            </span>
            <time className="fine" dateTime={new Date(session.startsAt!).toISOString()}>
              {countdownFrom === undefined
                ? view.formats.span(session.startsAt, session.endsAt)
                : view.formats.moment(session.startsAt!)}
            </time>
          </li>
        ))}
      </ul>
    </section>
  );
}
