import { useLingui } from '@lingui/react/macro';
import { Link } from 'wouter';
import type { SessionCard } from '../../../modules/tickets/contract.ts';
import { paths } from '../../paths.ts';
import { type EditionView, useReader } from '../../reader.tsx';
import { usePhaseName } from '../../session-words.ts';
import { Pictogram } from '../../ui/pictogram.tsx';
import { timetableOf } from './timetable.ts';

/** Venues by hours of one day. It scrolls sideways on a phone; every bar is a link with its words. */
export function TimetableView({ sessions, view }: { sessions: readonly SessionCard[]; view: EditionView }) {
  const { t } = useLingui();
  const reader = useReader();
  const phaseName = usePhaseName();
  const { hours, rows } = timetableOf(sessions);
  const { formats } = view;
  return (
    <section
      className="timetable"
      aria-label={t`Timetable`}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable with the keyboard
      tabIndex={0}
      style={{ ['--hours' as string]: hours.length }}
    >
      <div className="timetable-hours" aria-hidden="true">
        {hours.map((hour) => (
          <span key={hour}>{formats.time(hour)}</span>
        ))}
      </div>
      {rows.map(({ venue, lanes, bars }) => (
        <section key={venue} className="timetable-row" aria-label={view.venueName(venue)}>
          <h2>{view.venueName(venue)}</h2>
          <ul className="bars" style={{ blockSize: lanes * 56 }}>
            {bars.map(({ session, startPercent, widthPercent, lane }) => (
              <li
                key={session.id}
                style={{
                  insetInlineStart: `${startPercent}%`,
                  inlineSize: `${widthPercent}%`,
                  insetBlockStart: lane * 56,
                }}
              >
                <Link
                  href={paths.session(reader, session.id)}
                  className={session.medalEvents > 0 ? 'bar golden' : 'bar'}
                >
                  <Pictogram discipline={view.discipline(session.discipline)} size={24} />
                  <span>
                    <span className="strong">{view.disciplineName(session.discipline)}</span>
                    <span className="fine">
                      {formats.span(session.startsAt, session.endsAt)} · {phaseName(session.phase)}
                      {session.medalEvents > 0 ? ` · ${t`Medals`}` : ''}
                    </span>
                  </span>
                </Link>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </section>
  );
}
