import '../journeys.css';
import '../kept.css';
import '../plan.css';
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useLocation } from 'wouter';
import { localDay } from '../../../../kernel/time.ts';
import { type Journey, removeJourney } from '../../../../modules/journeys/contract.ts';
import { paths } from '../../../paths.ts';
import { type EditionView, useEdition, useHead, useNow, useReader } from '../../../reader.tsx';
import { Button, ButtonLink } from '../../../ui/button.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { Load } from '../../../ui/load.tsx';
import { Empty, Notice } from '../../../ui/notice.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { ProblemNotice } from '../../../ui/problem-notice.tsx';
import { CardsSkeleton, PageSkeleton } from '../../../ui/skeleton.tsx';
import { toast } from '../../../ui/toast.tsx';
import { useIsOffline } from '../../../use-is-offline.ts';
import { NeedsAccount } from '../../account/needs-account.tsx';
import { DayStrip } from '../day-strip.tsx';
import { useJourneyQueries } from '../journey-queries.ts';
import { chooseJourney } from '../journey-store.ts';
import { useCharacterWords } from '../journey-words.ts';
import { Picture } from '../picture.tsx';
import { type Places, usePlaces } from '../places.ts';
import { PlanPrice } from '../plans/plan-card.tsx';
import { readKept } from './kept-store.ts';
import { type KeptJourney, ShareBox } from './share-box.tsx';
import { useKeepOnDevice } from './use-keep-on-device.ts';

/** What somebody kept or booked; on this device also without a network. */
export function MyJourneysPage() {
  const { t } = useLingui();
  const reader = useReader();
  const view = useEdition();
  const isOffline = useIsOffline();
  useHead({ title: t`My journeys` });
  if (!view) return <PageSkeleton />;
  return (
    <div className="inner page">
      <PageTitle
        title={t`My journeys`}
        lead={t`Kept, shared and booked. They open on this phone without a network too.`}
      />
      <div className="stack">
        {isOffline ? <OfflineJourneys view={view} /> : <NeedsAccount>{() => <OwnJourneys view={view} />}</NeedsAccount>}
        <p>
          <ButtonLink look="quiet" to={paths.journeys(reader)}>
            <Trans>Plan another journey</Trans>
          </ButtonLink>
        </p>
      </div>
    </div>
  );
}

function OwnJourneys({ view }: { view: EditionView }) {
  const { t } = useLingui();
  const reader = useReader();
  const query = useQuery(useJourneyQueries().mine());
  const journeys = useMemo(() => query.data?.journeys.map(({ journey }) => journey) ?? [], [query.data]);
  const places = usePlaces(journeys, view);
  useKeepOnDevice(query.data?.journeys, places);
  return (
    <Load query={query} skeleton={<CardsSkeleton count={2} />}>
      {(answer) =>
        answer.journeys.length === 0 ? (
          <Empty
            icon="journey"
            title={t`No journey kept yet`}
            action={
              <ButtonLink to={paths.journeys(reader)}>
                <Trans>Answer five questions</Trans>
              </ButtonLink>
            }
          >
            <Trans>Tap a few pictures, and we plan days made for you.</Trans>
          </Empty>
        ) : (
          <ul className="kept-list">
            {answer.journeys.map((kept) => (
              <li key={kept.journey.id}>
                <KeptCard kept={kept} places={places} view={view} />
              </li>
            ))}
          </ul>
        )
      }
    </Load>
  );
}

function OfflineJourneys({ view }: { view: EditionView }) {
  const { t } = useLingui();
  const { edition } = useReader();
  const kept = useMemo(() => readKept(edition), [edition]);
  if (!kept || kept.journeys.length === 0)
    return (
      <Notice kind="wait" title={t`No connection`}>
        <p>
          <Trans>No journey is kept on this phone yet. Open your journeys once while you are connected.</Trans>
        </p>
      </Notice>
    );
  return (
    <>
      <Notice kind="wait" title={t`No connection`}>
        <p>
          <Trans>You see what this phone kept on {view.formats.moment(kept.keptAt)}.</Trans>
        </p>
        <Button look="quiet" onClick={() => location.reload()}>
          <Trans>Try again</Trans>
        </Button>
      </Notice>
      <ul className="kept-list">
        {kept.journeys.map(({ journey, isBooked }) => (
          <li key={journey.id}>
            <article className="plan-card">
              <KeptHead journey={journey} isBooked={isBooked} places={kept.places} view={view} />
            </article>
          </li>
        ))}
      </ul>
    </>
  );
}

interface KeptHeadProps {
  readonly journey: Journey;
  readonly isBooked: boolean;
  readonly places: Places;
  readonly view: EditionView;
}

/** Name, days and state of a kept journey, and the way into it. */
function KeptHead({ journey, isBooked, places, view }: KeptHeadProps) {
  const reader = useReader();
  const [, navigate] = useLocation();
  const now = useNow();
  const characters = useCharacterWords();
  const { firstDay, lastDay } = journey.wishes;
  const today = localDay(now, view.edition.timeZone);
  const open = () => {
    chooseJourney(reader.edition, journey);
    navigate(paths.journeyPlan(reader));
    scrollTo(0, 0);
  };
  return (
    <>
      <header>
        <span className="tile">
          <Picture name={journey.character} />
        </span>
        <div>
          <h2>{characters[journey.character].name}</h2>
          <p className="figures">
            {view.formats.day(firstDay)} – {view.formats.day(lastDay)}
          </p>
          <p className={isBooked ? 'state good' : 'state off'}>
            {isBooked ? (
              <>
                <Icon name="check" size={20} /> <Trans>Booked</Trans>
              </>
            ) : (
              <Trans>Kept, not booked</Trans>
            )}
          </p>
        </div>
      </header>
      <DayStrip journey={journey} places={places} view={view} />
      <div className="row apart">
        <PlanPrice journey={journey} view={view} />
        <span className="row close">
          {isBooked && firstDay <= today && today <= lastDay && (
            <ButtonLink look="quiet" to={paths.journeyToday(reader)}>
              <Trans>Today</Trans>
            </ButtonLink>
          )}
          <Button onClick={open}>
            <Trans>Open</Trans>
          </Button>
        </span>
      </div>
    </>
  );
}

function KeptCard({ kept, places, view }: { kept: KeptJourney; places: Places; view: EditionView }) {
  const { t } = useLingui();
  const { call, edition } = useReader();
  const client = useQueryClient();
  const { mine } = useJourneyQueries();
  const { journey, isBooked, votes } = kept;
  const remove = useMutation({
    mutationFn: () => call(removeJourney, { params: { edition, journey: journey.id } }),
    onSettled: () => void client.invalidateQueries({ queryKey: mine().queryKey }),
    onSuccess: () => toast(t`The journey is removed.`),
  });
  return (
    <article className="plan-card">
      <KeptHead journey={journey} isBooked={isBooked} places={places} view={view} />
      {!isBooked && (
        <details className="share-fold">
          <summary>
            {votes.length > 0 ? (
              <Plural value={votes.length} one="# vote of your party" other="# votes of your party" />
            ) : (
              <Trans>Ask your party</Trans>
            )}
          </summary>
          <ShareBox journey={journey} kept={kept} />
        </details>
      )}
      {remove.error && <ProblemNotice error={remove.error} />}
      {!isBooked && (
        <p>
          <Button look="plain" busy={remove.isPending} onClick={() => remove.mutate()}>
            <Trans>Remove</Trans>
          </Button>
        </p>
      )}
    </article>
  );
}
