import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import { useAccount } from '../../account.ts';
import { paths } from '../../paths.ts';
import { nextMedalDay } from '../../queries.ts';
import { type EditionView, useEdition, useHead, useNow, useReader } from '../../reader.tsx';
import { Load } from '../../ui/load.tsx';
import { SessionCard } from '../../ui/session-card.tsx';
import { CardsSkeleton, PageSkeleton } from '../../ui/skeleton.tsx';
import { Days } from './days.tsx';
import { Hero } from './hero.tsx';
import { MyDay } from './my-day.tsx';
import { SportTiles } from './sport-tiles.tsx';

/** The person's day when there is one, else the open door: sports, days and medals. */
export function HomePage() {
  const { t } = useLingui();
  const reader = useReader();
  const view = useEdition();
  const { me } = useAccount();
  const tickets = useQuery({ ...reader.queries.tickets(), enabled: Boolean(me) });
  useHead({
    title: t`Welcome`,
    description: t`Find what you love, choose your seats, hold one pass for everyone who comes along, and walk in.`,
  });
  if (!view) return <PageSkeleton />;
  const valid = tickets.data?.tickets.filter((ticket) => ticket.state === 'valid') ?? [];
  return (
    <>
      {me && valid.length > 0 ? <MyDay me={me} tickets={valid} view={view} /> : <Hero view={view} />}
      <div className="inner page stack wide">
        <SportTiles view={view} />
        <Days view={view} />
        <Medals view={view} />
      </div>
    </>
  );
}

/** The next day on which medals are decided. */
function Medals({ view }: { view: EditionView }) {
  const reader = useReader();
  const now = useNow();
  const day = nextMedalDay(view.edition, now);
  const query = useQuery(reader.queries.medalsOf(day));
  const total = view.edition.days.reduce((sum, one) => sum + one.medalEvents, 0);
  return (
    <section className="stack" aria-labelledby="medals">
      <div className="row apart">
        <h2 id="medals">
          <Trans>Medals on {view.formats.day(day)}</Trans>
        </h2>
        <Link href={paths.programme(reader, { medal: true })}>
          <Plural value={total} one="# medal event" other="All # medal events" />
        </Link>
      </div>
      <Load query={query} skeleton={<CardsSkeleton count={3} />}>
        {({ sessions }) => (
          <ul className="card-grid">
            {sessions.map((session) => (
              <li key={session.id}>
                <SessionCard session={session} view={view} />
              </li>
            ))}
          </ul>
        )}
      </Load>
    </section>
  );
}
