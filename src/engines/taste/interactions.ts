/** Who chose what, as compressed rows: the items of user u are `of[starts[u]]` to below `of[starts[u + 1]]`, each once, ascending. */
export interface Interactions {
  readonly users: number;
  readonly items: number;
  readonly starts: Int32Array;
  readonly of: Int32Array;
}

/**
 * One row a user; an item that is there twice counts once, empty rows stay.
 * @param items how many items there are; by default one more than the largest number.
 * @throws RangeError naming the row with a number that is no item.
 */
export function interactionsOf(histories: readonly (readonly number[])[], items?: number): Interactions {
  const starts = new Int32Array(histories.length + 1);
  const rows = histories.map((history, row) => {
    for (const item of history)
      if (!Number.isInteger(item) || item < 0 || item >= (items ?? 2 ** 31 - 1))
        throw new RangeError(`History ${row} has ${item}, which is not the number of an item`);
    return Int32Array.from(new Set(history)).sort();
  });
  rows.forEach((row, index) => {
    starts[index + 1] = starts[index]! + row.length;
  });
  const of = new Int32Array(starts[histories.length]!);
  rows.forEach((row, index) => {
    of.set(row, starts[index]);
  });
  return {
    users: histories.length,
    items: items ?? of.reduce((most, item) => Math.max(most, item + 1), 0),
    starts,
    of,
  };
}

/** The same pairs by item: users and items have changed places. */
export function transposed({ users, items, starts, of }: Interactions): Interactions {
  const turned = new Int32Array(items + 1);
  for (const item of of) turned[item + 1]! += 1;
  for (let item = 0; item < items; item += 1) turned[item + 1]! += turned[item]!;
  const next = turned.slice(0, items);
  const by = new Int32Array(of.length);
  for (let user = 0; user < users; user += 1)
    for (let at = starts[user]!; at < starts[user + 1]!; at += 1) {
      const item = of[at]!;
      by[next[item]!] = user;
      next[item]! += 1;
    }
  return { users: items, items: users, starts: turned, of: by };
}

/** The items of one user. */
export function historyOf({ starts, of }: Interactions, user: number): readonly number[] {
  return Array.from(of.subarray(starts[user]!, starts[user + 1]!));
}

/** How many pairs each row has. */
export function degrees({ users, starts }: Interactions): Float64Array {
  return Float64Array.from({ length: users }, (_, row) => starts[row + 1]! - starts[row]!);
}

/**
 * Reads `user item item ...`, one user a line; the users' numbers may come in any order, a user alone is an empty list, and a missing
 * one too. Empty lines are skipped.
 * @param source what the sentence calls the text, a file's name for instance.
 * @throws RangeError naming the line that is not whole numbers from 0 on, or whose user was there before.
 */
export function parseHistories(text: string, source: string): number[][] {
  const histories: number[][] = [];
  for (const [index, line] of text.split('\n').entries()) {
    const words = line.trim().split(/\s+/);
    if (words[0] === '') continue;
    const numbers = words.map((word) => (/^\d{1,9}$/.test(word) ? Number(word) : Number.NaN));
    const fault = numbers.findIndex(Number.isNaN);
    if (fault >= 0)
      throw new RangeError(`Line ${index + 1} of ${source} has ${words[fault]}, which is not a whole number from 0 on`);
    const [user, ...items] = numbers;
    // A person out of all proportion would be an array of gaps.
    if (user! > 50_000_000) throw new RangeError(`Line ${index + 1} of ${source} has a user above 50000000: ${user}`);
    if (histories[user!]) throw new RangeError(`Line ${index + 1} of ${source} has user ${user} a second time`);
    histories[user!] = items;
  }
  return Array.from(histories, (history) => history ?? []);
}
