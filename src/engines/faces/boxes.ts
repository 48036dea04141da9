import type { Box } from './picture.ts';

export interface ScoredBox extends Box {
  /** 0 to 1: how sure the detector is. */
  readonly score: number;
}

/**
 * Boxes of a single-shot detector: `scores` as pairs (nothing, face), `corners` as left, top, right, bottom in shares of
 * the picture, both of the same count. Keeps those at or above `least`, and of boxes that overlap by more than `overlap`
 * (intersection over union) only the surest. Numbers that are none are dropped.
 */
export function pickBoxes(
  scores: Float32Array,
  corners: Float32Array,
  { least, overlap, most }: { readonly least: number; readonly overlap: number; readonly most: number },
): ScoredBox[] {
  const found: ScoredBox[] = [];
  for (let index = 0; 2 * index + 1 < scores.length; index++) {
    const score = scores[2 * index + 1]!;
    if (!(score >= least)) continue;
    const [left, top, right, bottom] = corners.subarray(4 * index, 4 * index + 4) as unknown as number[];
    const box = { x: left!, y: top!, width: right! - left!, height: bottom! - top!, score };
    if (box.width > 0 && box.height > 0) found.push(box);
  }
  found.sort((one, other) => other.score - one.score);
  const kept: ScoredBox[] = [];
  for (const box of found) {
    if (kept.length === most) break;
    if (kept.every((other) => shareOfOverlap(box, other) <= overlap)) kept.push(box);
  }
  return kept;
}

/** Intersection over union of two boxes, 0 to 1. */
export function shareOfOverlap(one: Box, other: Box): number {
  const width = Math.min(one.x + one.width, other.x + other.width) - Math.max(one.x, other.x);
  const height = Math.min(one.y + one.height, other.y + other.height) - Math.max(one.y, other.y);
  if (width <= 0 || height <= 0) return 0;
  const both = width * height;
  return both / (one.width * one.height + other.width * other.height - both);
}
