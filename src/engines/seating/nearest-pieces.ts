import type { Allocation } from './best-together.ts';
import type { RowIndex, Run } from './row-index.ts';
import { leavesSingle, startNearest } from './run-fit.ts';
import { freeStanding } from './standing-places.ts';

/** A free run and where it lies. */
interface Piece extends Run {
  readonly block: number;
  readonly row: number;
  /** Column of its first seat. */
  readonly column: number;
  /** Adding this to a bit gives the place. */
  readonly shift: number;
}

/** Where a party, or most of it, sits. */
export interface Spot {
  readonly block: number;
  readonly row: number;
  /** Columns, the second one past the last. */
  readonly from: number;
  readonly to: number;
}

/** Blocks and starting pieces looked at: a bound on the work where the house is full of holes. */
const mostBlocks = 4;
const mostStarts = 3;
/** Seats to the side that are as far as one row back. */
const seatsPerRow = 2;

/** Any free places, in few pieces near each other: in one block if one has room, else in blocks that follow each other. */
export function nearestPieces(index: RowIndex, count: number): Allocation | undefined {
  if (index.free < count) return undefined;
  let best: { cost: number; places: number[] } | undefined;
  for (const block of roomyBlocks(index, count)) {
    const pieces = piecesOf(index, block);
    for (const start of longestOf(pieces)) {
      const found = fill(pieces, spotOf(start), count);
      if (!best || found.cost < best.cost) best = found;
    }
  }
  const places = best?.places ?? overBlocks(index, largestBlock(index), undefined, count);
  return { places: places.sort((one, other) => one - other), together: 'split' };
}

/** Seats near a spot: in its block as far as they go, then in the blocks next to it. */
export function placesNear(index: RowIndex, spot: Spot, count: number): number[] | undefined {
  return index.free < count ? undefined : overBlocks(index, spot.block, spot, count);
}

function roomyBlocks({ layout, freeInBlock, map }: RowIndex, count: number): number[] {
  const roomy: number[] = [];
  for (let block = 0; block < map.blocks.length; block++) {
    if (freeInBlock[block]! >= count && layout.rowsOfBlock[block]!.length > 0) roomy.push(block);
  }
  const { blocks } = map;
  return roomy.sort((one, other) => blocks[one]!.rank - blocks[other]!.rank || one - other).slice(0, mostBlocks);
}

function largestBlock({ freeInBlock }: RowIndex): number {
  let largest = 0;
  for (let block = 1; block < freeInBlock.length; block++)
    if (freeInBlock[block]! > freeInBlock[largest]!) largest = block;
  return largest;
}

function piecesOf({ layout, runs }: RowIndex, block: number): Piece[] {
  const pieces: Piece[] = [];
  for (const number of layout.rowsOfBlock[block]!) {
    const { row, bit: first, shift } = layout.rows[number]!;
    for (const { bit, length } of runs[number]!) pieces.push({ bit, length, block, row, column: bit - first, shift });
  }
  return pieces;
}

function spotOf({ block, row, column, length }: Piece): Spot {
  return { block, row, from: column, to: column + length };
}

function distance(piece: Piece, spot: Spot): number {
  const aside = Math.max(0, spot.from - (piece.column + piece.length), piece.column - spot.to);
  return Math.abs(piece.row - spot.row) + aside / seatsPerRow;
}

/** The few longest pieces, nearest to the field first among equals. */
function longestOf(pieces: readonly Piece[]): Piece[] {
  const longest: Piece[] = [];
  for (const piece of pieces) {
    let at = longest.length;
    while (at > 0 && longest[at - 1]!.length < piece.length) at--;
    if (at < mostStarts) longest.splice(at, 0, piece);
    if (longest.length > mostStarts) longest.pop();
  }
  return longest;
}

/** Takes the pieces nearest to a spot; the last one so that it leaves no single seat, if any can. */
function fill(pieces: readonly Piece[], spot: Spot, count: number): { cost: number; places: number[] } {
  const away = Float64Array.from(pieces, (piece) => distance(piece, spot));
  const places: number[] = [];
  let cost = 0;
  while (places.length < count) {
    const left = count - places.length;
    let at = nearestOf(pieces, away, 1, 0);
    if (at < 0) break;
    if (leavesSingle(pieces[at]!, left)) {
      const other = nearestOf(pieces, away, left, left + 1);
      if (other >= 0) at = other;
    }
    const piece = pieces[at]!;
    const taken = Math.min(left, piece.length);
    const wish = piece.bit - piece.column + (spot.from + spot.to - taken) / 2;
    const start = startNearest(piece, taken, wish) + piece.shift;
    for (let seat = 0; seat < taken; seat++) places.push(start + seat);
    cost += 4 + away[at]!;
    away[at] = Infinity;
  }
  return { cost, places };
}

/** The nearest piece of a length or more, but not of one length; the longer of two equally near. -1: none is left. */
function nearestOf(pieces: readonly Piece[], away: Float64Array, least: number, unwanted: number): number {
  let best = -1;
  for (let at = 0; at < pieces.length; at++) {
    const { length } = pieces[at]!;
    if (length < least || length === unwanted || away[at] === Infinity) continue;
    if (best < 0 || away[at]! < away[best]! || (away[at] === away[best] && length > pieces[best]!.length)) best = at;
  }
  return best;
}

/** Fills from one block, then from the blocks after and before it, and with standing places last. */
function overBlocks(index: RowIndex, first: number, spot: Spot | undefined, count: number): number[] {
  const { layout, freeInBlock } = index;
  const isStanding = (block: number): number => (layout.rowsOfBlock[block]!.length === 0 ? 1 : 0);
  const order = layout.blocks.map((_, block) => block).filter((block) => freeInBlock[block]! > 0);
  const away = (block: number): number => Math.abs(block - first);
  order.sort((one, other) => {
    if (away(one) === 0 || away(other) === 0) return away(one) - away(other);
    return isStanding(one) - isStanding(other) || away(one) - away(other) || one - other;
  });
  const places: number[] = [];
  for (const block of order) {
    const left = count - places.length;
    if (left === 0) break;
    if (isStanding(block)) places.push(...freeStanding(index, block, left));
    else {
      const pieces = piecesOf(index, block);
      const longest = pieces.reduce((one, other) => (other.length > one.length ? other : one));
      places.push(...fill(pieces, spot?.block === block ? spot : spotOf(longest), left).places);
    }
  }
  return places;
}
