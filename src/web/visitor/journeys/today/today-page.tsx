import '../journeys.css';
import '../kept.css';
import '../plan.css';
import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { localDay } from '../../../../kernel/time.ts';
import { paths } from '../../../paths.ts';
import { type EditionView, useEdition, useHead, useNow, useReader } from '../../../reader.tsx';
import { ButtonLink } from '../../../ui/button.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { Load } from '../../../ui/load.tsx';
import { Empty, Notice } from '../../../ui/notice.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { PageSkeleton } from '../../../ui/skeleton.tsx';
import { useIsOffline } from '../../../use-is-offline.ts';
import { NeedsAccount } from '../../account/needs-account.tsx';
import { useJourneyQueries } from '../journey-queries.ts';
import { type KeptOnDevice, readKept } from '../kept/kept-store.ts';
import { useKeepOnDevice } from '../kept/use-keep-on-device.ts';
import { usePlaces } from '../places.ts';
import { PlanDay } from '../plan/plan-day.tsx';
import { journeyOfDay } from './day-now.ts';
import { NextCard } from './next-card.tsx';
import { Offers } from './offers.tsx';

/** The day of a journey while it is lived: what is next, when to leave, and another plan when something happens. */
export function TodayPage() {
  const { t } = useLingui();
  const view = useEdition();
  const isOffline = useIsOffline();
  useHead({ title: t`Today` });
  if (!view) return <PageSkeleton />;
  return (
    <div className="inner page plan-page">
      <div className="measure stack wide">
        {isOffline ? <OfflineToday view={view} /> : <NeedsAccount>{() => <OwnToday view={view} />}</NeedsAccount>}
      </div>
    </div>
  );
}

function OwnToday({ view }: { view: EditionView }) {
  const query = useQuery({ ...useJourneyQueries().mine(), staleTime: 0 });
  return <Load query={query}>{({ journeys }) => <TodayOf journeys={journeys} view={view} />}</Load>;
}

function OfflineToday({ view }: { view: EditionView }) {
  const { t } = useLingui();
  const { edition } = useReader();
  const kept = useMemo(() => readKept(edition), [edition]);
  return (
    <>
      <Notice kind="wait" title={t`No connection`}>
        <p>
          <Trans>This is the day as your phone kept it. New plans come when you are connected.</Trans>
        </p>
      </Notice>
      <TodayOf journeys={kept?.journeys ?? []} view={view} isOffline />
    </>
  );
}

interface TodayOfProps {
  readonly journeys: readonly KeptOnDevice[];
  readonly view: EditionView;
  readonly isOffline?: boolean;
}

function TodayOf({ journeys, view, isOffline = false }: TodayOfProps) {
  const { t } = useLingui();
  const reader = useReader();
  const now = useNow();
  const today = localDay(now, view.edition.timeZone);
  const kept = journeyOfDay(journeys, today);
  const own = useMemo(() => (kept ? [kept.journey] : []), [kept]);
  const places = usePlaces(own, view);
  const choices = useQuery(useJourneyQueries().choices(kept?.journey.wishes.origin)).data;
  useKeepOnDevice(isOffline ? undefined : journeys, places);
  const day = kept?.journey.days.find((one) => one.day === today);
  if (!kept || !day)
    return (
      <>
        <PageTitle title={t`Today`} lead={view.formats.longDay(today)} />
        <Empty
          icon="journey"
          title={t`No journey has a day today`}
          action={
            <ButtonLink to={paths.myJourneys(reader)}>
              <Trans>My journeys</Trans>
            </ButtonLink>
          }
        >
          <Trans>On the days of a journey this page says what is next and when to leave.</Trans>
        </Empty>
      </>
    );
  return (
    <>
      <PageTitle
        title={t`Today`}
        lead={view.formats.longDay(today)}
        back={{ to: paths.myJourneys(reader), label: t`My journeys` }}
      />
      <NextCard day={day} places={places} view={view} />
      <p className="row close">
        <ButtonLink to={paths.pass(reader)}>
          <Icon name="pass" />
          <Trans>Show my pass</Trans>
        </ButtonLink>
      </p>
      {!isOffline && <Offers journey={kept.journey} places={places} view={view} />}
      <PlanDay day={day} journey={kept.journey} places={places} choices={choices} view={view} isChosen />
    </>
  );
}
