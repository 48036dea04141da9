import { Link } from 'wouter';
import { hostCoasts } from './land.ts';
import { frameOf, project, type Spot, spread } from './town-layout.ts';

/** A town with a sign of its own that leads somewhere. */
export interface TownSign extends Spot {
  readonly id: string;
  readonly name: string;
  readonly to: string;
}

interface TownMapProps {
  /** What the map shows, for those who do not see it. */
  readonly label: string;
  readonly signs?: readonly TownSign[];
  readonly dots?: readonly Spot[];
  /** The one town that the page is about. */
  readonly here?: Spot;
}

const coastSpots = hostCoasts.flatMap((ring) => ring.map(([longitude, latitude]) => ({ longitude, latitude })));

/** Towns on the host country's coasts, drawn on the server: no tile server is asked, and it works without script. */
export function TownMap({ label, signs = [], dots = [], here }: TownMapProps) {
  // A far island without a sign would shrink all the others; its dot lies outside of the frame then.
  const spots = signs.length > 0 ? signs : [...dots, ...(here ? [here] : [])];
  const frame = frameOf(here && coastSpots.length > 0 ? mainland(spots) : spots, { room: 1 });
  const path = (ring: (typeof hostCoasts)[number]) =>
    `M${ring.map(([longitude, latitude]) => round(project({ longitude, latitude }, frame))).join('L')}Z`;
  const places = signs.map((sign) => project(sign, frame));
  const gap = frame.height / 12.5;
  const placed = spread(places, gap, frame);
  return (
    <figure className="town-map" style={{ aspectRatio: `${frame.width} / ${frame.height}` }}>
      <svg viewBox={`${frame.x} ${frame.y} ${frame.width} ${frame.height}`} role="img" aria-label={label}>
        <path className="land" d={hostCoasts.map(path).join('')} />
        {dots.map((dot) => {
          const [x, y] = project(dot, frame);
          return <circle key={`${x} ${y}`} className="craft-dot" cx={x} cy={y} r={gap / 8} />;
        })}
        {places.map(([x, y], index) => {
          const [sx, sy] = placed[index]!;
          return <path key={signs[index]!.id} className="leader" d={`M${x} ${y}L${sx} ${sy}`} strokeWidth={gap / 20} />;
        })}
        {here && <Here spot={project(here, frame)} size={gap / 3} />}
      </svg>
      {signs.map((sign, index) => {
        const [x, y] = placed[index]!;
        const left = `${(100 * (x - frame.x)) / frame.width}%`;
        const top = `${(100 * (y - frame.y)) / frame.height}%`;
        return (
          <Link key={sign.id} href={sign.to} className="town-sign" style={{ left, top }} aria-label={sign.name}>
            {index + 1}
          </Link>
        );
      })}
    </figure>
  );
}

function Here({ spot: [x, y], size }: { readonly spot: readonly [number, number]; readonly size: number }) {
  return (
    <>
      <circle className="here-ring" cx={x} cy={y} r={size * 1.9} />
      <circle className="here" cx={x} cy={y} r={size} />
    </>
  );
}

/** The large islands, so that a town is seen where it lies in the country; far islands only where the town is one of them. */
function mainland(spots: readonly Spot[]): readonly Spot[] {
  const large = hostCoasts
    .slice(0, 4)
    .flatMap((ring) => ring.map(([longitude, latitude]) => ({ longitude, latitude })));
  return [...large, ...spots];
}

const round = ([x, y]: [number, number]) => `${Math.round(x * 100) / 100} ${Math.round(y * 100) / 100}`;
