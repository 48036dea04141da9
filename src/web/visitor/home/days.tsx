import { Plural, Trans } from '@lingui/react/macro';
import { Link } from 'wouter';
import { localDay } from '../../../kernel/time.ts';
import { paths } from '../../paths.ts';
import { type EditionView, useNow, useReader } from '../../reader.tsx';

/** The coming days as a strip: what day, how much, how many medals. */
export function Days({ view }: { view: EditionView }) {
  const reader = useReader();
  const now = useNow();
  const { formats, edition } = view;
  const today = localDay(now, edition.timeZone);
  const coming = edition.days.filter(({ day }) => day >= today);
  const shown = coming.length > 0 ? coming : edition.days;
  return (
    <section className="stack" aria-labelledby="days">
      <h2 id="days">
        <Trans>Day by day</Trans>
      </h2>
      <ul className="days-strip">
        {shown.map(({ day, sessions, medalEvents }) => (
          <li key={day}>
            <Link href={paths.programme(reader, { day })} aria-current={day === today ? 'date' : undefined}>
              <span className="soft fine">{day === today ? <Trans>Today</Trans> : formats.weekday(day)}</span>
              <span className="number">{formats.dayNumber(day)}</span>
              <span className="soft fine">{formats.month(day)}</span>
              <span className="fine">
                <Plural value={sessions} one="# session" other="# sessions" />
              </span>
              {medalEvents > 0 && (
                <span className="fine medals">
                  <Plural value={medalEvents} one="# medal event" other="# medal events" />
                </span>
              )}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
