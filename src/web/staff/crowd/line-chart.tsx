import { useLingui } from '@lingui/react/macro';
import { useEffect, useRef, useState } from 'react';
import type { Band } from '../../../engines/crowd/replicate.ts';
import type { Formats } from '../../formats.ts';
import { chartFrom, chartScale, chartUntil, pointsOf } from './chart-scale.ts';

interface LineChartProps {
  readonly title: string;
  /** What the picture says, in a sentence, for those who do not see it. */
  readonly words: string;
  readonly band: Band;
  readonly before: Band | undefined;
  readonly fromSeconds: number;
  readonly startsAt: number;
  readonly formats: Formats;
  readonly height?: number;
  /** The last value is told, not the highest. */
  readonly isSum?: boolean;
  /** Draws against the same most as other charts beside it. */
  readonly most?: number;
}

/** People over time: the band of the runs, their middle, and dashed how it was before. */
export function LineChart(props: LineChartProps) {
  const { t } = useLingui();
  const { title, words, band, before, fromSeconds, startsAt, formats, height = 260 } = props;
  const [frame, width] = useWidth();
  const shown = (row: Float32Array) => row.reduce((top, value) => Math.max(top, value), 0);
  const most = props.most ?? Math.max(shown(band.high), before ? shown(before.middle) : 0);
  const scale = chartScale(width, height, most);
  const low = pointsOf(scale, band.low, fromSeconds).reverse();
  const peak = band.middle.indexOf(shown(band.middle));
  const peakMinute = Math.min(chartUntil, Math.max(chartFrom, fromSeconds / 60 + peak + 1));
  const minutes = [-120, -90, -60, -30, 0, 30].filter(
    (minute) => width > 480 || minute === 0 || (width > 220 && minute % 60 === 0),
  );
  return (
    <figure className="chart" ref={frame}>
      <figcaption className="strong">{title}</figcaption>
      <svg viewBox={`0 0 ${width} ${height}`} width={width} height={height} role="img" aria-label={words}>
        {scale.marks.map((mark) => (
          <g key={mark}>
            <path d={`M${scale.x(chartFrom)} ${scale.y(mark)}H${scale.x(chartUntil)}`} className="grid" />
            <text x={scale.x(chartFrom) - 8} y={scale.y(mark) + 4} className="end">
              {formats.number(mark)}
            </text>
          </g>
        ))}
        {minutes.map((minute) => (
          <text key={minute} x={scale.x(minute)} y={height - 8} className={minute === chartUntil ? 'end' : 'middle'}>
            {formats.time(startsAt + minute * 60_000)}
          </text>
        ))}
        <path d={`M${scale.x(0)} 14V${scale.y(0)}`} className="start" />
        <text x={scale.x(0) - 6} y={14} className="end now">
          {t`Start`}
        </text>
        <polygon points={[...pointsOf(scale, band.high, fromSeconds), ...low].join(' ')} className="band" />
        {before && <polyline points={pointsOf(scale, before.middle, fromSeconds).join(' ')} className="before" />}
        <polyline points={pointsOf(scale, band.middle, fromSeconds).join(' ')} className="line" />
        {props.isSum !== true && band.middle[peak]! > 0 && (
          <text
            x={scale.x(peakMinute)}
            y={Math.max(12, scale.y(band.middle[peak]!) - 8)}
            className={peakMinute > -20 ? 'end peak' : 'middle peak'}
          >
            {formats.number(Math.round(band.middle[peak]!))}
          </text>
        )}
      </svg>
    </figure>
  );
}

/** The width of an element in pixels, followed as it changes. */
function useWidth(): [React.RefObject<HTMLElement | null>, number] {
  const frame = useRef<HTMLElement>(null);
  const [width, setWidth] = useState(640);
  useEffect(() => {
    const element = frame.current;
    if (!element) return;
    const watcher = new ResizeObserver(([entry]) => setWidth(Math.max(140, Math.round(entry!.contentRect.width))));
    watcher.observe(element);
    return () => watcher.disconnect();
  }, []);
  return [frame, width];
}
