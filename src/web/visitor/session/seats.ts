import type { Block } from '../../../modules/editions/contract.ts';

export type SeatKind = 'seat' | 'wheelchair' | 'companion' | 'standing';

/** One place of a block, as the map shows it. */
export interface SeatCell {
  readonly place: number;
  readonly row: number;
  readonly number: number;
  readonly kind: SeatKind;
  readonly isTaken: boolean;
}

/** Reads base64 bits, least significant first: answers whether the place with an offset in its block is taken. */
export function takenReader(takenBits: string): (offset: number) => boolean {
  const bytes = Uint8Array.from(atob(takenBits), (character) => character.charCodeAt(0));
  return (offset) => ((bytes[offset >> 3] ?? 0) & (1 << (offset & 7))) !== 0;
}

/** The rows of a block with their seats; places run row by row from `firstPlace`. */
export function rowsOf(block: Block, takenBits: string): SeatCell[][] {
  const isTaken = takenReader(takenBits);
  const wheelchairs = new Set(block.wheelchairPlaces);
  const companions = new Set(block.companionPlaces);
  const kindOf = (place: number): SeatKind =>
    wheelchairs.has(place)
      ? 'wheelchair'
      : companions.has(place)
        ? 'companion'
        : block.kind === 'standing'
          ? 'standing'
          : 'seat';
  return Array.from({ length: block.rows }, (_, row) =>
    Array.from({ length: block.seatsPerRow }, (_, seat) => {
      const offset = row * block.seatsPerRow + seat;
      const place = block.firstPlace + offset;
      return { place, row: row + 1, number: seat + 1, kind: kindOf(place), isTaken: isTaken(offset) };
    }),
  );
}

/** How many places of a block are free. */
export function freeIn(block: Block, takenBits: string): number {
  const isTaken = takenReader(takenBits);
  let free = 0;
  for (let offset = 0; offset < block.rows * block.seatsPerRow; offset++) if (!isTaken(offset)) free++;
  return free;
}

/** The first free places of a block, for standing room where no place is better than another. */
export function firstFreePlaces(block: Block, takenBits: string, count: number): number[] {
  const isTaken = takenReader(takenBits);
  const places: number[] = [];
  for (let offset = 0; offset < block.rows * block.seatsPerRow && places.length < count; offset++) {
    if (!isTaken(offset)) places.push(block.firstPlace + offset);
  }
  return places;
}

/** Where an arrow key leads within rows of equal length; stays inside. */
export function moveInGrid(
  at: { row: number; column: number },
  key: string,
  rows: number,
  columns: number,
  mirrored = false,
) {
  const step = mirrored ? -1 : 1;
  const clamp = (value: number, most: number) => Math.min(Math.max(value, 0), most - 1);
  if (key === 'ArrowUp') return { row: clamp(at.row - 1, rows), column: at.column };
  if (key === 'ArrowDown') return { row: clamp(at.row + 1, rows), column: at.column };
  if (key === 'ArrowLeft') return { row: at.row, column: clamp(at.column - step, columns) };
  if (key === 'ArrowRight') return { row: at.row, column: clamp(at.column + step, columns) };
  if (key === 'Home') return { row: at.row, column: 0 };
  if (key === 'End') return { row: at.row, column: columns - 1 };
  return undefined;
}
