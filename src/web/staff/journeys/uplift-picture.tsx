import { useLingui } from '@lingui/react/macro';
import type { Campaign } from '../../../modules/journeys/contract.ts';
import type { Formats } from '../../formats.ts';

const [width, height] = [320, 58];

/** The difference the mails made, as a dot with its interval on a line around zero; the words say what it allows to say. */
export function UpliftPicture({ uplift, formats }: { uplift: NonNullable<Campaign['uplift']>; formats: Formats }) {
  const { t } = useLingui();
  const reach = Math.max(5, Math.ceil(Math.max(Math.abs(uplift.low), Math.abs(uplift.high)) / 5) * 5);
  const x = (points: number) => 14 + ((width - 28) * (points + reach)) / (2 * reach);
  const signed = (points: number) => `${points > 0 ? '+' : points < 0 ? '−' : ''}${formats.number(Math.abs(points))}`;
  const [points, low, high] = [signed(uplift.points), signed(uplift.low), signed(uplift.high)];
  const verdict =
    uplift.low > 0
      ? t`The mails brought people who would not have come otherwise.`
      : uplift.high < 0
        ? t`Those who got a mail bought less. Do not send it again as it is.`
        : t`It cannot be told yet whether the mails did anything.`;
  return (
    <div className="stack tight">
      <p>
        <strong>{t`${points} percentage points`}</strong> <span className="soft">{t`(${low} to ${high})`}</span>
      </p>
      <svg
        className="uplift"
        viewBox={`0 0 ${width} ${height}`}
        role="img"
        aria-label={t`${points} percentage points, between ${low} and ${high} with 95 % confidence.`}
      >
        <path d={`M14 24H${width - 14}`} className="axis" />
        <path d={`M${x(0)} 8V40`} className="zero" />
        <path
          d={`M${x(uplift.low)} 24H${x(uplift.high)}M${x(uplift.low)} 18V30M${x(uplift.high)} 18V30`}
          className="reach"
        />
        <circle cx={x(uplift.points)} cy={24} r={5} className="dot" />
        {[-reach, 0, reach].map((mark) => (
          <text key={mark} x={x(mark)} y={height - 3} className={mark < 0 ? 'begin' : mark > 0 ? 'end' : 'middle'}>
            {mark === 0 ? t`no difference` : signed(mark)}
          </text>
        ))}
      </svg>
      <p>{verdict}</p>
    </div>
  );
}
