import { Trans, useLingui } from '@lingui/react/macro';
import { useEffect, useRef, useState } from 'react';
import type { Formats } from '../../formats.ts';
import { TableFrame } from '../../tables/table-frame.tsx';

interface DayBarsProps {
  readonly title: string;
  readonly days: readonly { readonly day: string; readonly all: number; readonly taken: number }[];
  readonly formats: Formats;
}

const height = 176;
const left = 52;
const foot = 26;
const head = 22;

/** What there is of each day, as a frame, and what is taken of it, filled from below; the same in figures beneath. */
export function DayBars({ title, days, formats }: DayBarsProps) {
  const { t } = useLingui();
  const [frame, width] = useWidth();
  const most = Math.max(1, ...days.map(({ all }) => all));
  const step = (width - left) / Math.max(1, days.length);
  const bar = Math.max(3, Math.min(26, step - 2));
  const y = (units: number) => height - foot - ((height - foot - head) * units) / most;
  const fullest = days.reduce(
    (best, one) => (one.taken * best.all > best.taken * one.all ? one : best),
    days[0] ?? { day: '', all: 1, taken: 0 },
  );
  const share = formats.number(Math.round((100 * fullest.taken) / Math.max(1, fullest.all)));
  const [taken, all] = [formats.number(fullest.taken), formats.number(fullest.all)];
  const on = fullest.day === '' ? '' : formats.day(fullest.day);
  const words =
    fullest.taken === 0 ? t`Nothing is taken yet.` : t`The fullest day is ${on}: ${taken} of ${all} taken, ${share} %.`;
  // As many numbers under the bars as there is room for.
  const every = Math.max(1, Math.ceil(24 / step));
  return (
    <figure className="chart" ref={frame}>
      <figcaption>
        <span className="under strong">{title}</span>
        <span className="under soft">{words}</span>
      </figcaption>
      <svg
        viewBox={`0 0 ${width} ${height}`}
        width={width}
        height={height}
        role="img"
        aria-label={`${title}. ${words}`}
      >
        {[0, most / 2, most].map((mark) => (
          <g key={mark}>
            <path d={`M${left} ${y(mark)}H${width}`} className="grid" />
            <text x={left - 8} y={y(mark) + 4} className="end">
              {formats.number(Math.round(mark))}
            </text>
          </g>
        ))}
        {days.map(({ day, all: units, taken: used }, index) => {
          const x = left + index * step + (step - bar) / 2;
          return (
            <g key={day}>
              <rect x={x} y={y(units)} width={bar} height={Math.max(0, y(0) - y(units))} className="free" />
              <path d={`M${x} ${y(units)}h${bar}`} className="brim" />
              <rect x={x} y={y(used)} width={bar} height={Math.max(0, y(0) - y(used))} className="taken" />
              {(isMonthStart(day) ||
                (index % every === 0 &&
                  !days.slice(index + 1, index + every + 1).some((one) => isMonthStart(one.day)))) && (
                <text x={x + bar / 2} y={height - 8} className="middle">
                  {index === 0 || isMonthStart(day) ? formats.month(day) : formats.dayNumber(day)}
                </text>
              )}
            </g>
          );
        })}
        {fullest.taken > 0 && (
          <text
            x={left + days.indexOf(fullest as (typeof days)[number]) * step + step / 2}
            y={Math.max(12, y(fullest.taken) - 6)}
            className="middle peak"
          >
            {share} %
          </text>
        )}
      </svg>
      <Figures title={title} days={days} formats={formats} />
    </figure>
  );
}

/** The same, for reading and for those who do not see the picture. */
function Figures({ title, days, formats }: DayBarsProps) {
  const { t } = useLingui();
  return (
    <details>
      <summary className="fine">
        <Trans>In figures</Trans>
      </summary>
      <TableFrame label={title} tall>
        <thead>
          <tr>
            <th scope="col">{t`Day`}</th>
            <th scope="col" className="figure">{t`Taken`}</th>
            <th scope="col" className="figure">{t`Of all`}</th>
          </tr>
        </thead>
        <tbody>
          {days.map((one) => (
            <tr key={one.day}>
              <th scope="row">{formats.day(one.day)}</th>
              <td className="figure">{formats.number(one.taken)}</td>
              <td className="figure">{formats.number(one.all)}</td>
            </tr>
          ))}
        </tbody>
      </TableFrame>
    </details>
  );
}

const isMonthStart = (day: string) => day.endsWith('-01');

/** The width of an element in pixels, followed as it changes. */
function useWidth(): [React.RefObject<HTMLElement | null>, number] {
  const frame = useRef<HTMLElement>(null);
  const [width, setWidth] = useState(640);
  useEffect(() => {
    const element = frame.current;
    if (!element) return;
    const watcher = new ResizeObserver(([entry]) => setWidth(Math.max(240, Math.round(entry!.contentRect.width))));
    watcher.observe(element);
    return () => watcher.disconnect();
  }, []);
  return [frame, width];
}
