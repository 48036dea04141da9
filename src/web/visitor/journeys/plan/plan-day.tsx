import { Trans, useLingui } from '@lingui/react/macro';
import { Fragment } from 'react';
import type { Journey, JourneyDay, Visit } from '../../../../modules/journeys/contract.ts';
import type { EditionView } from '../../../reader.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { useDistance, useDuration } from '../journey-words.ts';
import type { Places } from '../places.ts';
import type { Choices } from '../wishes.ts';
import { TransportLine } from './transport-line.tsx';
import type { Edit } from './use-editing.ts';
import { VisitItem } from './visit-item.tsx';

interface PlanDayProps {
  readonly day: JourneyDay;
  readonly journey: Journey;
  readonly places: Places;
  readonly choices: Choices | undefined;
  readonly view: EditionView;
  readonly isChosen: boolean;
  readonly onEdit?: ((edit: Edit) => void) | undefined;
}

/** A day as a timeline: each visit with its times, and the way to it. On paper every day has a page. */
export function PlanDay({ day, journey, places, choices, view, isChosen, onEdit }: PlanDayProps) {
  const distance = useDistance(view);
  const { formats } = view;
  return (
    <section
      className="plan-day"
      id={`day-${day.day}`}
      data-chosen={isChosen || undefined}
      aria-label={formats.longDay(day.day)}
    >
      <header>
        <h3>{formats.longDay(day.day)}</h3>
        {day.visits.length > 0 ? (
          <p className="soft figures">
            <Trans>
              Leave at {formats.time(day.leavesAt)}, back at {formats.time(day.returnsAt)}, {distance(day.walkMetres)}{' '}
              on foot
            </Trans>
          </p>
        ) : (
          <p className="soft">
            <Trans>A free day. Sleep long.</Trans>
          </p>
        )}
      </header>
      <ol className="timeline">
        <TransportLine direction="inbound" day={day.day} journey={journey} choices={choices} />
        {day.visits.length > 0 && (
          <li className="end">
            <Icon name={day.from.startsWith('hotel:') ? 'home' : 'train'} size={20} />
            <span>
              <b className="figures">{formats.time(day.leavesAt)}</b> {places[day.from]?.name ?? ''}
            </span>
          </li>
        )}
        {day.visits.map((visit, index) => (
          <Fragment key={`${visit.ref} ${visit.startsAt}`}>
            <WayLine travel={visit.travel} view={view} />
            <VisitItem
              visit={visit}
              number={index + 1}
              day={day.day}
              journey={journey}
              places={places}
              choices={choices}
              view={view}
              onEdit={onEdit}
            />
          </Fragment>
        ))}
        {day.visits.length > 0 && (
          <>
            <WayLine travel={day.homeward} view={view} />
            <li className="end">
              <Icon name={day.to.startsWith('hotel:') ? 'home' : 'train'} size={20} />
              <span>
                <b className="figures">{formats.time(day.returnsAt)}</b> {places[day.to]?.name ?? ''}
              </span>
            </li>
          </>
        )}
        <TransportLine direction="outbound" day={day.day} journey={journey} choices={choices} />
      </ol>
    </section>
  );
}

/** The way from one to the next. */
export function WayLine({ travel, view }: { travel: Visit['travel']; view: EditionView }) {
  const { t } = useLingui();
  const distance = useDistance(view);
  const duration = useDuration();
  if (travel.mode === 'none' || travel.minutes === 0) return null;
  const isWalk = travel.mode === 'walk';
  return (
    <li className="way fine soft">
      <Icon name={isWalk ? 'walk' : 'train'} size={20} />
      <span>
        {isWalk
          ? t`${duration(travel.minutes)} on foot, ${distance(travel.walkMetres)}`
          : t`${duration(travel.minutes)} by train or bus, ${distance(travel.walkMetres)} of it on foot`}
      </span>
    </li>
  );
}
