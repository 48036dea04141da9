import '../journeys.css';
import '../kept.css';
import '../plan.css';
import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useLocation, useSearch } from 'wouter';
import type { Journey } from '../../../../modules/journeys/contract.ts';
import { useAccount } from '../../../account.ts';
import { paths } from '../../../paths.ts';
import { type EditionView, useEdition, useHead, useReader } from '../../../reader.tsx';
import { ButtonLink } from '../../../ui/button.tsx';
import { Empty, Notice } from '../../../ui/notice.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { PageSkeleton } from '../../../ui/skeleton.tsx';
import { useJourneyQueries } from '../journey-queries.ts';
import { useJourneyState } from '../journey-store.ts';
import { useCharacterWords, useReasonSentence } from '../journey-words.ts';
import { readKept } from '../kept/kept-store.ts';
import { ShareBox } from '../kept/share-box.tsx';
import { useKeepOnDevice } from '../kept/use-keep-on-device.ts';
import { Obstacles } from '../obstacles.tsx';
import { outlineOf } from '../outline.ts';
import { type Places, usePlaces } from '../places.ts';
import { PlanFacts } from '../plans/plan-card.tsx';
import type { Choices } from '../wishes.ts';
import { BookBar } from './book-bar.tsx';
import { EditChips } from './edit-chips.tsx';
import { PlanDays } from './plan-days.tsx';
import { PriceBox } from './price-box.tsx';
import { TakeAlong } from './take-along.tsx';
import { useEditing } from './use-editing.ts';
import { useHolding, useSaving } from './use-holding.ts';

/** The chosen journey: its days, its ways, its price; changed by one tap, undone by one, booked by one. */
export function PlanPage() {
  const { t } = useLingui();
  const reader = useReader();
  const view = useEdition();
  const { chosen, isRead } = useJourneyState(reader.edition);
  useHead({ title: t`My journey` });
  if (!view || !isRead) return <PageSkeleton />;
  if (chosen) return <PlanView journey={chosen.journey} canUndo={chosen.past.length > 0} view={view} />;
  return (
    <div className="inner page">
      <PageTitle title={t`My journey`} />
      <Empty
        icon="journey"
        title={t`No journey chosen yet`}
        action={
          <ButtonLink to={paths.journeys(reader)}>
            <Trans>Answer five questions</Trans>
          </ButtonLink>
        }
      >
        <Trans>Tap a few pictures, and we plan days made for you.</Trans>
      </Empty>
    </div>
  );
}

interface PlanViewProps {
  readonly journey: Journey;
  readonly canUndo: boolean;
  readonly view: EditionView;
}

function PlanView({ journey, canUndo, view }: PlanViewProps) {
  const queries = useJourneyQueries();
  const choices = useQuery(queries.choices(journey.wishes.origin)).data;
  const places = usePlaces([journey], view);
  const editing = useEditing(journey);
  const { kept, isBooked, isKnown } = useKept(journey, places);
  const saving = useSaving(journey);
  const holding = useHolding(journey);
  const [day, setDay] = useState<string>();
  useThen({ hold: holding.hold, save: () => void saving.save(), isReady: isKnown });
  const chosenDay = journey.days.some((one) => one.day === day) ? day : journey.days[0]?.day;
  const onEdit = isBooked ? undefined : editing.apply;
  const shown = { journey, places, choices, view };
  return (
    <div className="inner page plan-page" aria-busy={editing.isBusy}>
      <PlanHead {...shown} isKept={kept !== undefined} />
      <div className="columns">
        <div className="stack wide">
          {isBooked && <BookedNotice />}
          <PlanFacts journey={journey} places={places} view={view} />
          {onEdit && (
            <Obstacles
              obstacles={journey.obstacles}
              wishes={journey.wishes}
              places={places}
              view={view}
              onRemedy={(help) => onEdit({ wishes: help(journey.wishes) })}
            />
          )}
          <PlanDays {...shown} chosenDay={chosenDay} onDay={setDay} onEdit={onEdit} />
        </div>
        <div className="stack wide">
          {onEdit && <EditChips {...shown} isBusy={editing.isBusy} onEdit={onEdit} />}
          {!isBooked && <ShareBox journey={journey} kept={kept} />}
          <TakeAlong journey={journey} places={places} view={view} />
          <PriceBox {...shown} />
        </div>
      </div>
      {!isBooked && (
        <BookBar
          journey={journey}
          view={view}
          canUndo={canUndo}
          editing={editing}
          saving={saving}
          holding={holding}
          isSaved={kept !== undefined && outlineOf(kept.journey) === outlineOf(journey)}
        />
      )}
    </div>
  );
}

/** What the account keeps of a journey; without a network, what this device knows of it. */
function useKept(journey: Journey, places: Places) {
  const { edition } = useReader();
  const { me } = useAccount();
  const mine = useQuery({ ...useJourneyQueries().mine(), enabled: Boolean(me) });
  useKeepOnDevice(mine.data?.journeys, places);
  const onDevice = useMemo(() => readKept(edition)?.journeys ?? [], [edition]);
  const kept = mine.data?.journeys.find((one) => one.journey.id === journey.id);
  const isBookedHere = onDevice.some((one) => one.isBooked && one.journey.id === journey.id);
  return { kept, isBooked: kept?.isBooked ?? isBookedHere, isKnown: Boolean(me) && mine.isFetched };
}

interface PlanHeadProps {
  readonly journey: Journey;
  readonly places: Places;
  readonly choices: Choices | undefined;
  readonly view: EditionView;
  readonly isKept: boolean;
}

function PlanHead({ journey, places, choices, view, isKept }: PlanHeadProps) {
  const { t } = useLingui();
  const reader = useReader();
  const characters = useCharacterWords();
  const sentence = useReasonSentence(view, choices, places);
  return (
    <PageTitle
      title={characters[journey.character].name}
      lead={sentence(journey.reasons)}
      back={
        isKept
          ? { to: paths.myJourneys(reader), label: t`My journeys` }
          : { to: paths.journeyPlans(reader), label: t`The other journeys` }
      }
    />
  );
}

function BookedNotice() {
  const { t } = useLingui();
  const reader = useReader();
  return (
    <Notice kind="good" title={t`Booked. All of it is yours.`}>
      <p className="row close no-print">
        <ButtonLink to={paths.pass(reader)}>
          <Trans>Show my pass</Trans>
        </ButtonLink>
        <ButtonLink look="quiet" to={paths.orders(reader)}>
          <Trans>Tickets and orders</Trans>
        </ButtonLink>
      </p>
    </Notice>
  );
}

/** After signing in, what was asked for before goes on by itself, once. */
function useThen({ hold, save, isReady }: { hold: () => void; save: () => void; isReady: boolean }): void {
  const reader = useReader();
  const [, navigate] = useLocation();
  const then = new URLSearchParams(useSearch()).get('then');
  const isDone = useRef(false);
  useEffect(() => {
    if (!isReady || isDone.current || (then !== 'hold' && then !== 'save')) return;
    isDone.current = true;
    navigate(paths.journeyPlan(reader), { replace: true });
    if (then === 'hold') hold();
    else save();
  }, [then, isReady, hold, save, navigate, reader]);
}
