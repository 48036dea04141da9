import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useQueries } from '@tanstack/react-query';
import { Link } from 'wouter';
import { day, localDay } from '../../../kernel/time.ts';
import type { Me } from '../../../modules/people/contract.ts';
import type { Ticket } from '../../../modules/tickets/contract.ts';
import { paths } from '../../paths.ts';
import { type EditionView, useNow, useReader } from '../../reader.tsx';
import { usePhaseName, useSeatWords } from '../../session-words.ts';
import { ButtonLink } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Pictogram } from '../../ui/pictogram.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { ArrivalSteps, ChangeButton, MovedNotice } from '../arrival/arrival-steps.tsx';
import { useArrival } from '../arrival/use-arrivals.ts';
import { arrivalOf, comingVisits, type Visit } from './next-session.ts';
import { TodaysJourney } from './todays-journey.tsx';

interface MyDayProps {
  readonly me: Me;
  readonly tickets: readonly Ticket[];
  readonly view: EditionView;
}

/** What is next, when to leave, which gate, and the pass one tap away. */
export function MyDay({ me, tickets, view }: MyDayProps) {
  const { t } = useLingui();
  const reader = useReader();
  const now = useNow();
  const ids = [...new Set(tickets.map(({ session }) => session))];
  const queries = useQueries({ queries: ids.map((id) => reader.queries.session(id)) });
  const sessions = queries.flatMap(({ data }) => (data ? [data.session] : []));
  const isLoading = queries.some((query) => query.isPending);
  const [next, ...later] = comingVisits(tickets, sessions, now);
  return (
    <section className="my-day">
      <div className="inner stack">
        <div className="row apart">
          <h1>{t`Hello, ${me.profile.name}`}</h1>
          <ButtonLink to={paths.pass(reader)}>
            <Icon name="pass" />
            <Trans>Show my pass</Trans>
          </ButtonLink>
        </div>
        {!next && isLoading && <Skeleton lines={2} height={120} />}
        {next && <NextVisit visit={next} view={view} />}
        <TodaysJourney view={view} />
        {!next && !isLoading && (
          <p className="lead">
            <Trans>Your sessions are over. Thank you for coming; the programme below may hold another one.</Trans>
          </p>
        )}
        {later.length > 0 && (
          <ul className="later">
            {later.slice(0, 4).map(({ session, tickets: seats }) => (
              <li key={session.id}>
                <Link href={paths.session(reader, session.id)}>
                  <Pictogram discipline={view.discipline(session.discipline)} size={28} />
                  <span>
                    <span className="strong">
                      {session.startsAt ? view.formats.moment(session.startsAt) : view.formats.day(session.day)}
                    </span>{' '}
                    {view.disciplineName(session.discipline)}
                  </span>
                  <span className="soft fine">
                    <Plural value={seats.length} one="# seat" other="# seats" />
                  </span>
                </Link>
              </li>
            ))}
          </ul>
        )}
      </div>
    </section>
  );
}

function NextVisit({ visit, view }: { visit: Visit; view: EditionView }) {
  const seatWords = useSeatWords();
  const { session } = visit;
  const { formats } = view;
  const { station, leaveStationAt, gates } = arrivalOf(visit, view.venue(session.venue));
  const slot = useArrival(session.id);
  return (
    <article className="next-visit">
      <VisitHead visit={visit} view={view} />
      {slot && <MovedNotice arrival={slot} />}
      <ul className="steps">
        {slot && <ArrivalSteps arrival={slot} view={view} />}
        {!slot && leaveStationAt && station && (
          <li>
            <Icon name="walk" />
            <span>
              <Trans>
                Be at {view.say(station.names)} by <b>{formats.time(leaveStationAt)}</b>; {station.walkMinutes} minutes
                on foot from there
              </Trans>
            </span>
          </li>
        )}
        {session.doorsAt && (
          <li>
            <Icon name="clock" />
            <span>
              <Trans>
                Doors open at <b>{formats.time(session.doorsAt)}</b>
              </Trans>
            </span>
          </li>
        )}
        <li>
          <Icon name={slot ? 'pass' : 'gate'} />
          <span>
            {!slot && (
              <>
                <Plural value={gates.length} one="Your gate:" other="Your gates:" /> <b>{formats.list(gates)}</b>
                {' · '}
              </>
            )}
            {seatWords(
              visit.tickets.map(({ seat }) => seat),
              formats,
            )}
          </span>
        </li>
      </ul>
      {slot && (
        <p>
          <ChangeButton arrival={slot} view={view} />
        </p>
      )}
    </article>
  );
}

function VisitHead({ visit: { session }, view }: { visit: Visit; view: EditionView }) {
  const { t } = useLingui();
  const reader = useReader();
  const now = useNow();
  const phaseName = usePhaseName();
  const { formats } = view;
  const today = localDay(now, view.edition.timeZone);
  const isTomorrow = session.day === localDay(now + day, view.edition.timeZone);
  const when = session.day === today ? t`Today` : isTomorrow ? t`Tomorrow` : formats.day(session.day);
  return (
    <div className="next-head">
      <span className="tile">
        <Pictogram discipline={view.discipline(session.discipline)} size={40} />
      </span>
      <div>
        <p className="strong now">{session.startsAt ? `${when} ${formats.time(session.startsAt)}` : when}</p>
        <h2>
          <Link href={paths.session(reader, session.id)}>
            {view.disciplineName(session.discipline)}
            {session.phase === 'ceremony' ? '' : ` · ${phaseName(session.phase)}`}
          </Link>
        </h2>
        <p className="soft">{view.venueName(session.venue)}</p>
      </div>
    </div>
  );
}
