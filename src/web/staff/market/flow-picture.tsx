import { useLingui } from '@lingui/react/macro';
import type { AnswerOf } from '../../../kernel/endpoint.ts';
import type { getFlows, Way } from '../../../modules/market/contract.ts';
import type { EditionView } from '../../reader.tsx';
import { flowLayout } from './flow-layout.ts';
import { useWayName } from './market-words.ts';

type Flow = AnswerOf<typeof getFlows>['flows'][number];
const [width, tall, label] = [760, 320, 180];

/** From which brand by which way to which country, bands as wide as the pieces in them. */
export function FlowPicture({ flows, view }: { flows: readonly Flow[]; view: EditionView }) {
  const { t } = useLingui();
  const wayName = useWayName();
  const { columns, bands, height } = flowLayout(
    flows.map(({ brand, way, country, pieces }) => ({ steps: [brand, way, country], value: pieces })),
    { width: width - 2 * label, tall },
  );
  const names = new Map(flows.map(({ brand, names: words }) => [brand, view.say(words)]));
  const nameOf = (column: number, key: string) =>
    column === 0 ? (names.get(key) ?? key) : column === 1 ? wayName(key as Way) : view.formats.country(key);
  return (
    <svg
      className="flow"
      viewBox={`0 -8 ${width} ${height + 16}`}
      role="img"
      aria-label={t`Pieces from brands by ways to countries`}
    >
      <g transform={`translate(${label} 0)`}>
        {bands.map(({ key, path, width: wide, way }) => (
          <path key={key} d={path} className={`band ${way}`} strokeWidth={wide} />
        ))}
        {columns.flatMap((column, index) =>
          column.map(({ key, x, y, height: high, value }) => (
            <g key={`${x} ${key}`} transform={`translate(${x} ${y})`}>
              <rect x={-3} width={6} height={high} className="post" />
              <text
                x={index === 2 ? 10 : index === 0 ? -10 : 10}
                y={high / 2}
                className={index === 0 ? 'end' : 'start'}
                dominantBaseline="middle"
              >
                {`${nameOf(index, key)} ${view.formats.number(value)}`}
              </text>
            </g>
          )),
        )}
      </g>
    </svg>
  );
}
