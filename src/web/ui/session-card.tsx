import { Trans } from '@lingui/react/macro';
import { Link } from 'wouter';
import type { SessionCard as Card } from '../../modules/tickets/contract.ts';
import { paths } from '../paths.ts';
import { type EditionView, useReader } from '../reader.tsx';
import { usePhaseName } from '../session-words.ts';
import { FreeMark, MedalMark, Price } from './marks.tsx';
import { Pictogram } from './pictogram.tsx';

interface SessionCardProps {
  readonly session: Card;
  readonly view: EditionView;
  /** With the day, where the list is not grouped by day. */
  readonly withDay?: boolean;
  readonly flat?: boolean;
}

/** A session in a list: picture, time and price first. */
export function SessionCard({ session, view, withDay = false, flat = false }: SessionCardProps) {
  const reader = useReader();
  const phaseName = usePhaseName();
  const { formats } = view;
  const cheapest = session.prices.at(-1);
  return (
    <article className={flat ? 'session-card flat' : 'session-card'}>
      <span className="tile">
        <Pictogram discipline={view.discipline(session.discipline)} />
      </span>
      <div className="facts">
        <p className="when">
          {withDay && <span>{formats.day(session.day)}</span>}
          <time dateTime={session.startsAt ? new Date(session.startsAt).toISOString() : session.day}>
            {session.startsAt ? formats.span(session.startsAt, session.endsAt) : <Trans>Reserve day</Trans>}
          </time>
        </p>
        <h3>
          <Link href={paths.session(reader, session.id)}>
            {view.disciplineName(session.discipline)}
            {session.phase === 'ceremony' ? '' : ` · ${phaseName(session.phase)}`}
          </Link>
        </h3>
        <p className="soft fine">{view.venueName(session.venue)}</p>
        {session.medalEvents > 0 && (
          <p>
            <MedalMark count={session.medalEvents} />
          </p>
        )}
      </div>
      <p className="end">
        {cheapest && session.ticketed && (
          <span>
            {session.prices.length > 1 ? (
              <Trans>
                from <Price value={cheapest.price} formats={formats} />
              </Trans>
            ) : (
              <Price value={cheapest.price} formats={formats} />
            )}
          </span>
        )}
        <FreeMark free={session.free} capacity={session.capacity} ticketed={session.ticketed} />
      </p>
    </article>
  );
}
