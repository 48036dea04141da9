import { Trans, useLingui } from '@lingui/react/macro';
import type { Replication } from '../../../engines/crowd/replicate.ts';
import type { LaneKind } from '../../../engines/crowd/scene.ts';
import type { Formats } from '../../formats.ts';
import { TableFrame } from '../../tables/table-frame.tsx';

interface FiguresProps {
  readonly result: Replication;
  readonly before: Replication | undefined;
  readonly formats: Formats;
}

/** `1:05` */
export function clockOf(seconds: number): string {
  const rounded = Math.round(seconds);
  return `${Math.floor(rounded / 60)}:${String(rounded % 60).padStart(2, '0')}`;
}

/** What matters at a glance, each with how it was before. */
export function CrowdTiles({ result, before, formats }: FiguresProps) {
  const { t } = useLingui();
  const tiles = [
    {
      label: t`95 of 100 wait at most`,
      value: clockOf(result.waitP95.mean),
      was: before && clockOf(before.waitP95.mean),
      isGood: result.waitP95.mean <= 120,
    },
    {
      label: t`Inside only after the start`,
      value: formats.number(Math.round(result.missedStart.mean)),
      was: before && formats.number(Math.round(before.missedStart.mean)),
      isGood: result.missedStart.mean <= 0.01 * result.runs[0]!.people,
    },
    {
      label: t`Longest line at one gate`,
      value: formats.number(Math.round(result.longestLine.mean)),
      was: before && formats.number(Math.round(before.longestLine.mean)),
      isGood: true,
    },
  ];
  return (
    <div className="tiles" aria-live="polite">
      {tiles.map(({ label, value, was, isGood }) => (
        <div key={label} className="figure-tile">
          <span className="soft">{label}</span>
          <span className={isGood ? 'value' : 'value over'}>
            {value}
            {!isGood && <span className="unseen"> {t`too much`}</span>}
          </span>
          <span className="soft fine">{was !== undefined && was !== value ? t`before: ${was}` : '\u00a0'}</span>
        </div>
      ))}
    </div>
  );
}

/** Waits by kind of lane, bars on one scale. */
export function WaitByLane({ result, before }: FiguresProps) {
  const { t } = useLingui();
  const names: Record<LaneKind, string> = {
    face: t`Face and code`,
    code: t`Code and card`,
    wide: t`Step-free`,
    turnstile: t`Turnstile`,
    detector: t`Detector`,
    search: t`Bag search`,
    check: t`Check after the detector`,
    steward: t`Steward's desk`,
  };
  const kinds = Object.keys(result.waitP95ByKind) as LaneKind[];
  const p95 = (of: Replication | undefined, kind: LaneKind) => of?.waitP95ByKind[kind]?.mean ?? 0;
  const most = Math.max(30, ...kinds.flatMap((kind) => [p95(result, kind), p95(before, kind)]));
  const needed = result.runs.flatMap((run) => run.kinds.wide?.ofNeed.p95 ?? []);
  const ofNeed = clockOf(needed.reduce((sum, value) => sum + value, 0) / Math.max(1, needed.length));
  return (
    <div className="stack tight">
      <h2>
        <Trans>Wait by kind of lane</Trans>
      </h2>
      <TableFrame label={t`Wait by kind of lane`}>
        <thead>
          <tr>
            <th scope="col">{t`Lane`}</th>
            <th scope="col" className="figure">{t`Lanes`}</th>
            <th scope="col" className="figure">{t`People a minute`}</th>
            <th scope="col" className="figure">{t`95 of 100 wait`}</th>
            <th scope="col">{t`Picture`}</th>
          </tr>
        </thead>
        <tbody>
          {kinds.map((kind) => {
            const figures = result.runs[0]!.kinds[kind]!;
            return (
              <tr key={kind}>
                <th scope="row">{names[kind]}</th>
                <td className="figure">{figures.lanes}</td>
                <td className="figure">{Math.round(figures.perMinute)}</td>
                <td className="figure">
                  {clockOf(p95(result, kind))}
                  {before && <span className="soft fine under">{clockOf(p95(before, kind))}</span>}
                </td>
                <td className="picture">
                  <div className="crowd plain" aria-hidden="true">
                    <span className="in" style={{ inlineSize: `${(100 * p95(result, kind)) / most}%` }} />
                  </div>
                </td>
              </tr>
            );
          })}
        </tbody>
      </TableFrame>
      {needed.length > 0 && (
        <p className="soft fine">
          <Trans>Who needs the step-free lane is served first there: 95 of 100 of them wait {ofNeed} at most.</Trans>
        </p>
      )}
    </div>
  );
}
