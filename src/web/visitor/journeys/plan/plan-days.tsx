import { Trans, useLingui } from '@lingui/react/macro';
import { lazy, Suspense, useEffect, useMemo, useState } from 'react';
import type { Journey, JourneyDay } from '../../../../modules/journeys/contract.ts';
import type { EditionView } from '../../../reader.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { useVisitName } from '../journey-words.ts';
import type { Places } from '../places.ts';
import type { Choices } from '../wishes.ts';
import { PlanDay } from './plan-day.tsx';
import type { MapPoint } from './plan-map.tsx';
import type { Edit } from './use-editing.ts';

// Without a network the map may not come; the timeline says the same, so the page stands without it.
const PlanMap = lazy(async () => ({
  default: await import('./plan-map.tsx').then(
    (loaded) => loaded.PlanMap,
    () => (_props: { points: readonly MapPoint[] }) => null,
  ),
}));

interface PlanDaysProps {
  readonly journey: Journey;
  readonly places: Places;
  readonly choices: Choices | undefined;
  readonly view: EditionView;
  readonly chosenDay: string | undefined;
  readonly onDay: (day: string) => void;
  readonly onEdit?: ((edit: Edit) => void) | undefined;
}

/** A day at a time, on a timeline and a map; a sight may be dragged onto another day. */
export function PlanDays(props: PlanDaysProps) {
  const { journey, places, choices, view, chosenDay, onEdit } = props;
  const { t } = useLingui();
  const chosen = journey.days.find(({ day }) => day === chosenDay);
  return (
    <section className="stack" aria-labelledby="days">
      <h2 id="days" className="large">
        <Trans>Your days</Trans>
      </h2>
      <DayTabs {...props} />
      {chosen && <DayMap day={chosen} places={places} view={view} />}
      {journey.days.map((day) => (
        <PlanDay
          key={day.day}
          day={day}
          journey={journey}
          places={places}
          choices={choices}
          view={view}
          isChosen={day.day === chosenDay}
          onEdit={onEdit}
        />
      ))}
      {onEdit && (
        <p className="soft fine no-print">{t`Drag a sight onto another day, or use the three dots beside it.`}</p>
      )}
    </section>
  );
}

/** The days to look at; each takes what is dropped on it. */
function DayTabs({ journey, view, chosenDay, onDay, onEdit }: PlanDaysProps) {
  const { t } = useLingui();
  const [over, setOver] = useState<string>();
  return (
    <fieldset className="day-tabs" aria-label={t`Days`}>
      {journey.days.map(({ day, visits }) => (
        <button
          key={day}
          type="button"
          className={over === day ? 'over' : undefined}
          aria-pressed={day === chosenDay}
          onClick={() => onDay(day)}
          onDragOver={(event) => {
            if (!onEdit || !event.dataTransfer.types.includes('text/x-kaimon-visit')) return;
            event.preventDefault();
            setOver(day);
          }}
          onDragLeave={() => setOver(undefined)}
          onDrop={(event) => {
            event.preventDefault();
            setOver(undefined);
            const ref = event.dataTransfer.getData('text/x-kaimon-visit');
            if (ref && !visits.some((visit) => visit.ref === ref)) onEdit?.({ change: { kind: 'move', ref, day } });
          }}
        >
          <span className="fine">{view.formats.weekday(day)}</span>
          <span className="number figures">{view.formats.dayNumber(day)}</span>
          <span className="fine">{view.formats.month(day)}</span>
        </button>
      ))}
    </fieldset>
  );
}

function DayMap({ day, places, view }: { day: JourneyDay; places: Places; view: EditionView }) {
  const visitName = useVisitName(view);
  const [isInBrowser, setInBrowser] = useState(false);
  useEffect(() => setInBrowser(true), []);
  const points = useMemo(
    () => pointsOf(day, places, (ref, startsAt) => visitName(ref, places, startsAt)),
    [day, places, visitName],
  );
  if (points.length < 2) return null;
  return (
    <div className="plan-map no-print">
      {isInBrowser && (
        <Suspense fallback={<Skeleton lines={1} height={240} />}>
          <PlanMap points={points} />
        </Suspense>
      )}
    </div>
  );
}

/** Where a day begins, its stops with their numbers, and where it ends. */
export function pointsOf(
  { from, to, visits }: JourneyDay,
  places: Places,
  nameOf: (ref: string, startsAt: number) => string,
): MapPoint[] {
  const point = (ref: string, number: string, name: string): MapPoint[] => {
    const facts = places[ref];
    if (facts?.longitude === undefined || facts.latitude === undefined) return [];
    return [
      { number, name, longitude: facts.longitude, latitude: facts.latitude, isSession: ref.startsWith('session:') },
    ];
  };
  const stops = visits.flatMap(({ ref, startsAt }, index) => point(ref, String(index + 1), nameOf(ref, startsAt)));
  if (stops.length === 0) return [];
  return [
    ...point(from, '', places[from]?.name ?? ''),
    ...stops,
    ...(to === from ? point(to, '', '') : point(to, '', places[to]?.name ?? '')),
  ];
}
