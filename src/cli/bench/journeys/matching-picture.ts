export interface CostPoint {
  readonly people: number;
  readonly packages: number;
  readonly seconds: number;
  readonly gapPercent: number;
  readonly rematchSeconds: number;
}

const width = 960;
const height = 460;
const left = 70;
const right = 210;
const top = 60;
const bottom = 60;
const lowest = -4;
const highest = 2;

/** Seconds of CPU over the number of people, both by powers of ten: a whole matching, and one after a change of 1 %. */
export function matchingPicture(points: readonly CostPoint[]): string {
  const from = Math.log10(Math.min(...points.map(({ people }) => people)));
  const until = Math.log10(Math.max(...points.map(({ people }) => people)));
  const x = (people: number): number => left + ((Math.log10(people) - from) / (until - from)) * (width - left - right);
  const y = (seconds: number): number => {
    const power = Math.min(highest, Math.max(lowest, Math.log10(seconds)));
    return height - bottom - ((power - lowest) / (highest - lowest)) * (height - top - bottom);
  };
  const line = (colour: string, label: string, seconds: (point: CostPoint) => number): string => {
    const places = points.map((point) => `${x(point.people).toFixed(1)},${y(seconds(point)).toFixed(1)}`);
    const last = points.at(-1)!;
    const dots = places.map(
      (place) => `<circle cx="${place.split(',')[0]}" cy="${place.split(',')[1]}" r="4" fill="${colour}"/>`,
    );
    return `<polyline points="${places.join(' ')}" fill="none" stroke="${colour}" stroke-width="2"/>${dots.join('')}
<text x="${width - right + 14}" y="${(y(seconds(last)) + 4).toFixed(1)}" fill="${colour}">${label}: ${shown(seconds(last))}</text>`;
  };
  const rows = Array.from({ length: highest - lowest + 1 }, (_, at) => 10 ** (lowest + at));
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="Inter, system-ui, sans-serif" font-size="13" fill="#1d1d1f">
<title>Cost of matching people to packages</title>
<rect width="${width}" height="${height}" fill="#faf8f3"/>
<text x="${left}" y="28" font-size="16" font-weight="600">Matching people to packages: CPU seconds, one thread, 20 candidates a person</text>
${rows.map((seconds) => `<path d="M${left} ${y(seconds).toFixed(1)}H${width - right}" stroke="#e3ddd0"/><text x="${left - 8}" y="${(y(seconds) + 4).toFixed(1)}" text-anchor="end" fill="#5b5a57">${shown(seconds)}</text>`).join('\n')}
${points.map(({ people, packages, gapPercent }) => `<text x="${x(people).toFixed(1)}" y="${height - 36}" text-anchor="middle" fill="#5b5a57">${people.toLocaleString('en-GB')} × ${packages.toLocaleString('en-GB')}</text><text x="${x(people).toFixed(1)}" y="${height - 16}" text-anchor="middle" fill="#5b5a57">gap ${gapPercent.toFixed(4)} %</text>`).join('\n')}
${line('#1f3a68', 'all', ({ seconds }) => seconds)}
${line('#2b6538', 'after 1 % changed', ({ rematchSeconds }) => rematchSeconds)}
</svg>
`;
}

function shown(seconds: number): string {
  return seconds >= 1 ? `${Number(seconds.toPrecision(2))} s` : `${Number((1000 * seconds).toPrecision(2))} ms`;
}
