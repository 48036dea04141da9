import type { Variant } from './crowd-variants.ts';

const width = 960;
const height = 420;
const left = 60;
const right = 250;
const top = 40;
const bottom = 50;
const fromMinute = -90;
const untilMinute = 30;
const colours = ['#1f3a68', '#2b6538', '#c22f22', '#7a4e00', '#8a857a'];

/** People in line over time as SVG: the band of the runs and their middle, one colour a variant, named at its end. */
export function crowdPicture(title: string, variants: readonly Variant[]): string {
  const series = variants.map(({ label, result }) => ({ label, from: result.fromSeconds / 60, ...result.line }));
  const step = roundStep(Math.max(1, ...series.flatMap(({ high }) => [...high])) / 4);
  const most = step * Math.ceil(Math.max(1, ...series.flatMap(({ high }) => [...high])) / step);
  const x = (minute: number): number =>
    left + ((minute - fromMinute) / (untilMinute - fromMinute)) * (width - left - right);
  const y = (people: number): number => height - bottom - (people / most) * (height - top - bottom);
  const inside = (minute: number): boolean => minute >= fromMinute && minute <= untilMinute;
  const points = (row: Float32Array, from: number): string[] =>
    [...row].flatMap((people, i) =>
      inside(from + i + 1) ? [`${x(from + i + 1).toFixed(1)},${y(people).toFixed(1)}`] : [],
    );
  const steps = Array.from({ length: Math.round(most / step) + 1 }, (_, index) => index * step);
  const lines = series.map(({ label, from, low, middle, high }, index) => {
    const colour = colours[index % colours.length]!;
    const peak = middle.indexOf(Math.max(...middle));
    const band = [...points(high, from), ...points(low, from).reverse()].join(' ');
    return {
      y: y(middle[peak]!),
      colour,
      label: `${label}: ${Math.round(middle[peak]!)}`,
      x: x(Math.min(untilMinute, from + peak + 1)),
      shape: `<polygon points="${band}" fill="${colour}" opacity="0.18"/><polyline points="${points(middle, from).join(' ')}" fill="none" stroke="${colour}" stroke-width="2"/>`,
    };
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="Inter, system-ui, sans-serif" font-size="13" fill="#1d1d1f">
<title>${escaped(title)}</title>
<rect width="${width}" height="${height}" fill="#faf8f3"/>
<text x="${left}" y="24" font-size="16" font-weight="600">${escaped(title)}</text>
${steps.map((people) => `<path d="M${left} ${y(people).toFixed(1)}H${width - right}" stroke="#e3ddd0"/><text x="${left - 8}" y="${(y(people) + 4).toFixed(1)}" text-anchor="end" fill="#5b5a57">${Math.round(people)}</text>`).join('\n')}
${[-90, -60, -30, 0, 30].map((minute) => `<text x="${x(minute)}" y="${height - 26}" text-anchor="middle" fill="#5b5a57">${minute === 0 ? 'start' : `${minute} min`}</text>`).join('\n')}
<path d="M${x(0)} ${top}V${height - bottom}" stroke="#c22f22" stroke-dasharray="3 4"/>
${lines.map(({ shape }) => shape).join('\n')}
${apart(lines)
  .map(
    ({ at, colour, label, y: peakY, x: peakX }) =>
      `<path d="M${peakX.toFixed(1)} ${peakY.toFixed(1)}L${width - right + 10} ${at.toFixed(1)}" stroke="${colour}" stroke-width="0.75" opacity="0.6"/><text x="${width - right + 14}" y="${(at + 4).toFixed(1)}" fill="${colour}">${escaped(label)}</text>`,
  )
  .join('\n')}
</svg>
`;
}

/** The next of 1, 2, 5, 10, 20, 50 … */
function roundStep(least: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(1, least)));
  return power * ([1, 2, 5].find((factor) => factor * power >= least) ?? 10);
}

/** Labels 18 apart at least, in the order of their peaks. */
function apart<T extends { readonly y: number }>(labels: readonly T[]): (T & { at: number })[] {
  let last = Number.NEGATIVE_INFINITY;
  const sorted = labels
    .toSorted((one, other) => one.y - other.y)
    .map((label) => {
      last = Math.max(label.y, last + 18);
      return { ...label, at: last };
    });
  const over = Math.max(0, last - (height - bottom));
  return sorted.map((label) => ({ ...label, at: label.at - over }));
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
