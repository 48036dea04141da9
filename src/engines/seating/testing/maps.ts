import { bitOf, type CategoryMap, categoryMap, isTaken, type SeatBlock, setTaken } from '../category-map.ts';

/** A block for tests: one row of ten seats, unless told. */
export function seatBlock(id: string, firstPlace: number, part: Partial<SeatBlock> = {}): SeatBlock {
  const plain = {
    rank: 1,
    kind: 'seated',
    rows: 1,
    seatsPerRow: 10,
    wheelchairPlaces: [],
    companionPlaces: [],
  } as const;
  return { id, firstPlace, ...plain, ...part };
}

/** One block from a picture: a word for each row, `.` free and `x` taken, places from 0. */
export function drawn(picture: string): CategoryMap {
  const rows = picture.split(' ');
  const map = categoryMap([seatBlock('A', 0, { rows: rows.length, seatsPerRow: rows[0]!.length })], null);
  const places = [...rows.join('')].flatMap((letter, place) => (letter === 'x' ? [place] : []));
  setTaken(map, places, true);
  return map;
}

/** Equal blocks with four wheelchair spaces in the last row of each; `ranks` different ranks, in turn. */
export function house(shape: { blocks: number; rows: number; seatsPerRow: number; ranks?: number }): CategoryMap {
  const { blocks, rows, seatsPerRow, ranks = blocks } = shape;
  const made = Array.from({ length: blocks }, (_, at) => {
    const firstPlace = at * rows * seatsPerRow;
    const last = firstPlace + (rows - 1) * seatsPerRow;
    const wheelchairPlaces = [0, 2, 4, 6].map((seat) => last + seat);
    const companionPlaces = wheelchairPlaces.map((place) => place + 1);
    return seatBlock(`B${at}`, firstPlace, {
      rank: 1 + (at % ranks),
      rows,
      seatsPerRow,
      wheelchairPlaces,
      companionPlaces,
    });
  });
  return categoryMap(made, null);
}

export function keptPlaces(map: CategoryMap): { spaces: Set<number>; companions: Set<number> } {
  return {
    spaces: new Set(map.blocks.flatMap((block) => block.wheelchairPlaces)),
    companions: new Set(map.blocks.flatMap((block) => block.companionPlaces)),
  };
}

/** Lengths of the runs of free seats for everybody, told apart from the bits alone. */
export function freeRuns(map: CategoryMap): number[] {
  const { spaces, companions } = keptPlaces(map);
  const lengths: number[] = [];
  for (const { kind, firstPlace, rows, seatsPerRow } of map.blocks) {
    for (let row = 0; kind === 'seated' && row < rows; row++) {
      let length = 0;
      for (let seat = 0; seat < seatsPerRow; seat++) {
        const place = firstPlace + row * seatsPerRow + seat;
        const isFree = !spaces.has(place) && !companions.has(place) && !isTaken(map, bitOf(map, place)!);
        if (isFree) length++;
        if (length > 0 && (!isFree || seat === seatsPerRow - 1)) lengths.push(length);
        if (!isFree) length = 0;
      }
    }
  }
  return lengths;
}

export function singles(map: CategoryMap): number {
  return freeRuns(map).filter((length) => length === 1).length;
}
