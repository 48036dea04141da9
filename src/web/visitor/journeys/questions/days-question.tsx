import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { lazy, Suspense, useState } from 'react';
import { Choice } from '../../../ui/field.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { countDays, dayPlus, tapDay } from '../wishes.ts';
import type { QuestionProps } from './questions-page.tsx';

const NameBox = lazy(async () => ({ default: (await import('./name-box.tsx')).NameBox }));

/** When, and from where. */
export function DaysQuestion({ wishes, view, choices, onChange }: QuestionProps) {
  const { t } = useLingui();
  const countries = (choices?.countries ?? []).map(({ noc, names }) => ({ id: noc, name: view.say(names) }));
  const origins = (choices?.origins ?? [])
    .map(({ id, names, noc }) => ({ id, name: view.say(names), noc }))
    .sort((first, second) => Number(second.noc === wishes.country) - Number(first.noc === wishes.country));
  return (
    <div className="stack wide">
      <DayStrip wishes={wishes} view={view} onChange={onChange} />
      <section className="stack" aria-labelledby="from-where">
        <h2 id="from-where" className="large">
          <Trans>From where</Trans>
        </h2>
        {choices ? (
          <Suspense fallback={<Skeleton lines={2} height={44} />}>
            <NameBox
              label={t`Country whose athletes you cheer for`}
              options={countries}
              value={wishes.country}
              onChange={(country) => {
                const origin = choices.countries.find(({ noc }) => noc === country)?.origin ?? null;
                onChange({ country, ...(wishes.origin === null ? {} : { origin }) });
              }}
            />
            <Choice
              kind="checkbox"
              checked={wishes.origin === null}
              onChange={(event) => {
                const own = choices.countries.find(({ noc }) => noc === wishes.country)?.origin;
                onChange({ origin: event.target.checked ? null : (own ?? choices.origins[0]?.id ?? null) });
              }}
              hint={t`Or you come by yourselves: no way there and back is planned.`}
            >
              <Trans>I am here already</Trans>
            </Choice>
            {wishes.origin !== null && (
              <NameBox
                label={t`City you come from`}
                options={origins}
                value={wishes.origin}
                onChange={(origin) => origin && onChange({ origin })}
              />
            )}
          </Suspense>
        ) : (
          <Skeleton lines={2} height={44} />
        )}
      </section>
    </div>
  );
}

/** The days of the Games; the first tap is the first day, the second the last. */
function DayStrip({ wishes, view, onChange }: Pick<QuestionProps, 'wishes' | 'view' | 'onChange'>) {
  const { t } = useLingui();
  const [isBegun, setBegun] = useState(false);
  const { edition, formats } = view;
  const medals = new Map(edition.days.map((one) => [one.day, one.medalEvents]));
  const days = Array.from({ length: countDays(edition.firstDay, edition.lastDay) + 2 }, (_, index) =>
    dayPlus(edition.firstDay, index - 1),
  );
  const { firstDay, lastDay } = wishes;
  const count = countDays(firstDay, lastDay);
  // Monday first: the empty places before the first day.
  const lead = (new Date(`${days[0]}T00:00:00Z`).getUTCDay() + 6) % 7;
  return (
    <section className="stack" aria-labelledby="which-days">
      <h2 id="which-days" className="large">
        {isBegun ? <Trans>Now tap your last day</Trans> : <Trans>Tap your first day, then your last</Trans>}
      </h2>
      <div className="day-grid">
        {Array.from({ length: 7 }, (_, index) => (
          <span key={`head ${dayPlus(days[0]!, index - lead)}`} className="soft fine" aria-hidden="true">
            {formats.weekday(dayPlus(days[0]!, index - lead))}
          </span>
        ))}
        {days.map((day, index) => {
          const isIn = firstDay <= day && day <= lastDay;
          const count = medals.get(day) ?? 0;
          return (
            <button
              key={day}
              type="button"
              aria-pressed={isIn}
              className={day === firstDay || day === lastDay ? 'end' : undefined}
              style={index === 0 ? { gridColumnStart: lead + 1 } : undefined}
              aria-label={count > 0 ? t`${formats.day(day)}, ${count} medal events` : formats.day(day)}
              onClick={() => {
                const { isBegun: begun, ...span } = tapDay(wishes, day, isBegun);
                setBegun(begun);
                onChange(span);
              }}
            >
              <span className="number">{formats.dayNumber(day)}</span>
              <span className="dots" aria-hidden="true">
                {count > 0 ? '•'.repeat(Math.min(3, Math.ceil(count / 9))) : ''}
              </span>
            </button>
          );
        })}
      </div>
      <p role="status" className="strong">
        {firstDay === lastDay ? formats.day(firstDay) : `${formats.day(firstDay)} – ${formats.day(lastDay)}`}
        {' · '}
        <Plural value={count} one="# day" other="# days" />
      </p>
      <p className="soft fine">
        <Trans>More dots, more medals on that day.</Trans>
      </p>
    </section>
  );
}
