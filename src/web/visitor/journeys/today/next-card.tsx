import { Trans } from '@lingui/react/macro';
import type { JourneyDay } from '../../../../modules/journeys/contract.ts';
import { type EditionView, useNow } from '../../../reader.tsx';
import { VisitPicture } from '../day-strip.tsx';
import { useDuration, useVisitName } from '../journey-words.ts';
import type { Places } from '../places.ts';
import { WayLine } from '../plan/plan-day.tsx';
import { dayNow } from './day-now.ts';

/** What is next, large, and when to leave for it. */
export function NextCard({ day, places, view }: { day: JourneyDay; places: Places; view: EditionView }) {
  const now = useNow(15_000);
  const duration = useDuration();
  const visitName = useVisitName(view);
  const { current, next, leaveAt, isOver } = dayNow(day, now);
  const { formats } = view;
  const minutes = Math.max(0, Math.round((leaveAt - now) / 60_000));
  const nameOf = (visit: JourneyDay['visits'][number]) => visitName(visit.ref, places, visit.startsAt);
  return (
    <article className="next-visit" role="status">
      {current && (
        <p className="soft">
          <Trans>
            Now: {nameOf(current)}, until {formats.time(current.endsAt)}
          </Trans>
        </p>
      )}
      {next && (
        <div className="next-head">
          <span className="tile">
            <VisitPicture visitRef={next.ref} places={places} view={view} size={40} />
          </span>
          <div>
            <p className="strong now">
              {minutes > 0 ? (
                <Trans>
                  Leave at {formats.time(leaveAt)}, in {duration(minutes)}
                </Trans>
              ) : (
                <Trans>Leave now</Trans>
              )}
            </p>
            <h2>{nameOf(next)}</h2>
            <p className="soft figures">{formats.span(next.startsAt, next.endsAt)}</p>
          </div>
        </div>
      )}
      {next && (
        <ul className="timeline">
          <WayLine travel={next.travel} view={view} />
        </ul>
      )}
      {!next && (
        <p className="large">
          {isOver ? (
            <Trans>Your day is over. Sleep well.</Trans>
          ) : (
            <Trans>Nothing more today. You are back at {formats.time(day.returnsAt)}.</Trans>
          )}
        </p>
      )}
    </article>
  );
}
