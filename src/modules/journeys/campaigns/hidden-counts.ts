/** Counts of people below this are hidden: what so few do could be told of each. */
export const fewest = 10;

/** A count that may be shown, or null. */
export function shown(count: number): number | null {
  return count >= fewest ? count : null;
}

/**
 * Groups that together are everybody, each person in one. Where the hidden ones could be worked out from the rest, the smallest shown
 * are hidden too, until at least two are and they hold ten together (secondary suppression).
 */
export function hidePartition<Group extends { readonly people: number }>(
  groups: readonly Group[],
): (Omit<Group, 'people'> & { people: number | null })[] {
  const hidden = new Set(groups.filter(({ people }) => people > 0 && people < fewest));
  const rest = groups.filter((group) => group.people >= fewest).sort((first, second) => second.people - first.people);
  const isSafe = () =>
    hidden.size === 0 ||
    (hidden.size > 1 && [...hidden].reduce((sum, { people }) => sum + people, 0) >= fewest) ||
    rest.length === 0;
  while (!isSafe()) hidden.add(rest.pop()!);
  return groups.map((group) => ({ ...group, people: hidden.has(group) ? null : shown(group.people) }));
}

/** Groups that overlap, of `total` people: also hidden where those who are not in it are fewer than ten, but some. */
export function hideOverlapping<Group extends { readonly people: number }>(
  groups: readonly Group[],
  total: number,
): (Omit<Group, 'people'> & { people: number | null })[] {
  return groups.map((group) => {
    const others = total - group.people;
    return { ...group, people: others > 0 && others < fewest ? null : shown(group.people) };
  });
}
