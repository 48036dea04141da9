/** A point of the earth, in degrees. */
export interface Spot {
  readonly longitude: number;
  readonly latitude: number;
}

/** A part of a flat map: one unit is a degree of latitude, the y axis points south. */
export interface Frame {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Narrows degrees of longitude to those of latitude in the middle of the map (equirectangular projection). */
const squeeze = (latitude: number) => Math.cos((latitude * Math.PI) / 180);

/** A frame around some spots with room at its edges, at least `least` degrees high and wide. */
export function frameOf(spots: readonly Spot[], { room = 1.2, least = 6 } = {}): Frame & { readonly narrow: number } {
  const latitudes = spots.map(({ latitude }) => latitude);
  const [south, north] = [Math.min(...latitudes), Math.max(...latitudes)];
  const narrow = squeeze((south + north) / 2);
  const xs = spots.map(({ longitude }) => longitude * narrow);
  const [west, east] = [Math.min(...xs), Math.max(...xs)];
  const width = Math.max(least, east - west + 2 * room);
  const height = Math.max(least, north - south + 2 * room);
  return { x: (west + east - width) / 2, y: -(south + north + height) / 2, width, height, narrow };
}

/** Where a spot lies in a frame. */
export function project({ longitude, latitude }: Spot, { narrow }: { readonly narrow: number }): [number, number] {
  return [longitude * narrow, -latitude];
}

/**
 * Moves signs apart that would cover each other, each as little as needed: pairs nearer than `gap` push each other away in equal parts,
 * over and over. Signs keep to the frame.
 */
export function spread(points: readonly (readonly [number, number])[], gap: number, frame: Frame): [number, number][] {
  const placed = points.map(([x, y]): [number, number] => [x, y]);
  const edge = gap / 2;
  for (let round = 0; round < 200; round += 1) {
    let isCalm = true;
    for (let i = 0; i < placed.length; i += 1)
      for (let k = i + 1; k < placed.length; k += 1) {
        const [first, second] = [placed[i]!, placed[k]!];
        let [dx, dy] = [second[0] - first[0], second[1] - first[1]];
        const distance = Math.hypot(dx, dy);
        if (distance >= gap * 0.999) continue;
        isCalm = false;
        // Two signs of one town part sideways, each pair in a direction of its own.
        if (distance < 1e-6) [dx, dy] = [Math.cos(i + k), Math.sin(i + k)];
        const push = (gap - distance) / 2 / Math.hypot(dx, dy);
        first[0] -= dx * push;
        first[1] -= dy * push;
        second[0] += dx * push;
        second[1] += dy * push;
      }
    for (const point of placed) {
      point[0] = Math.min(frame.x + frame.width - edge, Math.max(frame.x + edge, point[0]));
      point[1] = Math.min(frame.y + frame.height - edge, Math.max(frame.y + edge, point[1]));
    }
    if (isCalm) break;
  }
  return placed;
}
