import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useEffect, useState } from 'react';
import { Link, useSearch } from 'wouter';
import type { Venue } from '../../../modules/editions/contract.ts';
import { filterOf, paths } from '../../paths.ts';
import { sessionsQueryOf } from '../../queries.ts';
import { useEdition, useHead, useReader } from '../../reader.tsx';
import { Load } from '../../ui/load.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { CardsSkeleton, PageSkeleton, Skeleton } from '../../ui/skeleton.tsx';
import { Filters } from './filters.tsx';
import { ViewSwitch } from './programme-page.tsx';

const VenueMap = lazy(async () => ({ default: (await import('./venue-map.tsx')).VenueMap }));

/** A venue with what the present choice finds there. */
export interface VenuePoint {
  readonly venue: Venue;
  readonly name: string;
  readonly sessions: number;
}

function pointsOf(
  venues: readonly Venue[],
  counts: Readonly<Record<string, number>>,
  nameOf: (venue: Venue) => string,
): VenuePoint[] {
  return venues
    .map((venue) => ({ venue, name: nameOf(venue), sessions: counts[venue.id] ?? 0 }))
    .filter((point) => point.sessions > 0)
    .sort((first, second) => second.sessions - first.sessions);
}

/** The choice on a map; the list beside it says and does the same, for keyboards and screen readers. */
export function MapPage() {
  const { t } = useLingui();
  const reader = useReader();
  const view = useEdition();
  const filter = filterOf(useSearch());
  const query = useQuery(reader.queries.venueCounts(sessionsQueryOf(filter)));
  const [chosen, setChosen] = useState<string | undefined>(filter.venue);
  const [isInBrowser, setInBrowser] = useState(false);
  useEffect(() => setInBrowser(true), []);
  useHead({ title: t`Map`, description: t`All venues on a map, with what happens there.` });
  if (!view) return <PageSkeleton />;
  return (
    <div className="inner page">
      <PageTitle title={t`Where it happens`} lead={t`Choose a venue to see its sessions.`} />
      <div className="stack">
        <Filters filter={filter} view={view} page="map" />
        <div className="row apart">
          <span />
          <ViewSwitch page="map" filter={filter} view={view} />
        </div>
        <Load query={query} skeleton={<CardsSkeleton count={3} />}>
          {(counts) => {
            const points = pointsOf(view.edition.venues, counts, (venue) => view.say(venue.names));
            return (
              <div className="map-page">
                <div>
                  <div className="map-box">
                    {isInBrowser && (
                      <Suspense fallback={<Skeleton lines={1} height={320} />}>
                        <VenueMap points={points} chosen={chosen} onChoose={setChosen} />
                      </Suspense>
                    )}
                  </div>
                  <p className="map-note">
                    <Trans>Positions only; no streets are drawn.</Trans>
                  </p>
                </div>
                <ul className="venue-list" aria-label={t`Venues`}>
                  {points.map(({ venue, name, sessions: count }) => (
                    <li key={venue.id}>
                      <button
                        type="button"
                        className="venue-item"
                        aria-pressed={venue.id === chosen}
                        onClick={() => setChosen(venue.id)}
                      >
                        <span className="strong">{name}</span>
                        <span className="soft fine">
                          <Plural value={count} one="# session" other="# sessions" />
                        </span>
                      </button>
                      {venue.id === chosen && (
                        <p className="row close chosen-venue">
                          <span className="soft fine">{view.say(venue.address)}</span>
                          <Link href={paths.programme(reader, { ...filter, venue: venue.id })}>
                            <Trans>See the sessions here</Trans>
                          </Link>
                        </p>
                      )}
                    </li>
                  ))}
                </ul>
              </div>
            );
          }}
        </Load>
      </div>
    </div>
  );
}
