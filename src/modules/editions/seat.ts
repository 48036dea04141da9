import type { Block } from './contract.ts';

/** A place in a block, named as on the ticket. */
export interface SeatName {
  readonly place: number;
  readonly block: string;
  /** From 1, nearest to the field. */
  readonly row: number;
  /** From 1, in the row. */
  readonly number: number;
  readonly gate: string;
  readonly kind: 'seat' | 'wheelchair' | 'companion' | 'standing';
}

/** Names a place of a block; `place` counts over the whole venue. */
export function seatOf(block: Block, place: number): SeatName {
  const offset = place - block.firstPlace;
  const kind = block.kind === 'standing' ? 'standing' : kindOf(block, place);
  const row = Math.floor(offset / block.seatsPerRow) + 1;
  return { place, block: block.id, row, number: (offset % block.seatsPerRow) + 1, gate: block.gate, kind };
}

/** Places of a block. */
export function sizeOf(block: Pick<Block, 'rows' | 'seatsPerRow'>): number {
  return block.rows * block.seatsPerRow;
}

/** In the last row, from seat 1: a wheelchair space, its companion seat, a space, a companion seat … */
export function wheelchairPlaces(
  first: number,
  rows: number,
  seatsPerRow: number,
  spaces: number,
): { wheelchair: number[]; companion: number[] } {
  const lastRow = first + (rows - 1) * seatsPerRow;
  const wheelchair = Array.from({ length: spaces }, (_, index) => lastRow + 2 * index);
  return { wheelchair, companion: wheelchair.map((place) => place + 1) };
}

function kindOf(block: Block, place: number): SeatName['kind'] {
  if (block.wheelchairPlaces.includes(place)) return 'wheelchair';
  return block.companionPlaces.includes(place) ? 'companion' : 'seat';
}
