/** A band of a flow picture between two columns; lengths in units of the picture. */
export interface Band {
  readonly key: string;
  readonly path: string;
  readonly width: number;
  readonly way: string;
}

export interface Node {
  readonly key: string;
  readonly x: number;
  readonly y: number;
  readonly height: number;
  readonly value: number;
}

export interface FlowLayout {
  readonly columns: readonly (readonly Node[])[];
  readonly bands: readonly Band[];
  readonly height: number;
}

interface Flow {
  readonly steps: readonly [string, string, string];
  readonly value: number;
}

const gap = 10;
const least = 3;

/**
 * Three columns (from, by which way, where to) with bands between them as wide as what they carry; the largest on top. Small
 * values keep a least height, so that nothing is invisible.
 */
export function flowLayout(flows: readonly Flow[], { width, tall }: { width: number; tall: number }): FlowLayout {
  const total = flows.reduce((sum, flow) => sum + flow.value, 0);
  const scale = total === 0 ? 0 : tall / total;
  const xs = [0, width / 2, width];
  const columns = xs.map((x, index) => nodesOf(flows, index, x, scale));
  const bands: Band[] = [];
  const used = new Map<string, number>();
  for (const [from, to] of [
    [0, 1],
    [1, 2],
  ] as const) {
    for (const { key, ends, value } of pairsOf(flows, from, to)) {
      const [first, second] = [nodeOf(columns[from]!, ends[0]), nodeOf(columns[to]!, ends[1])];
      const size = Math.max(1, value * scale);
      const [a, b] = [startOf(used, `${from}>${ends[0]}`, size), startOf(used, `${to}<${ends[1]}`, size)];
      const [y1, y2] = [first.y + a + size / 2, second.y + b + size / 2];
      const middle = (first.x + second.x) / 2;
      bands.push({
        key: `${from} ${key}`,
        path: `M${first.x} ${y1}C${middle} ${y1} ${middle} ${y2} ${second.x} ${y2}`,
        width: size,
        way: from === 0 ? ends[1] : ends[0],
      });
    }
  }
  const height = Math.max(0, ...columns.flat().map((node) => node.y + node.height));
  return { columns, bands, height };
}

function nodesOf(flows: readonly Flow[], column: number, x: number, scale: number): Node[] {
  const values = new Map<string, number>();
  for (const { steps, value } of flows) values.set(steps[column]!, (values.get(steps[column]!) ?? 0) + value);
  let y = 0;
  return [...values]
    .sort(([one, first], [other, second]) => second - first || (one < other ? -1 : 1))
    .map(([key, value]) => {
      const height = Math.max(least, value * scale);
      const node = { key, x, y, height, value };
      y += height + gap;
      return node;
    });
}

function pairsOf(flows: readonly Flow[], from: number, to: number) {
  const pairs = new Map<string, { key: string; ends: [string, string]; value: number }>();
  for (const { steps, value } of flows) {
    const ends: [string, string] = [steps[from]!, steps[to]!];
    const key = ends.join(' ');
    const pair = pairs.get(key) ?? { key, ends, value: 0 };
    pairs.set(key, { ...pair, value: pair.value + value });
  }
  return [...pairs.values()].sort((first, second) => second.value - first.value);
}

const nodeOf = (column: readonly Node[], key: string) => column.find((node) => node.key === key)!;

/** Where the next band begins at an end, after those before it. */
function startOf(used: Map<string, number>, key: string, size: number): number {
  const start = used.get(key) ?? 0;
  used.set(key, start + size);
  return start;
}
