/** Something a visitor could do: a session of the programme or a sight of the city. */
export interface TasteItem {
  readonly id: string;
  readonly kind: 'session' | 'sight' | 'product';
  /** Weights 0..1 of features: `sport:judo`, `interest:history`, `phase:final`, `area:asakusa`. */
  readonly tags: Readonly<Record<string, number>>;
  /** Share of all visitors who choose it, 0..1. */
  readonly popularity: number;
  /** By NOC code, 0..1: how much a visitor of that country has at stake. See {@link countryChances}. */
  readonly countryChance?: Readonly<Record<string, number>>;
}

/** What is known of a person; everything may be empty. */
export interface TasteProfile {
  /** NOC code. */
  readonly country?: string;
  /** Names of sports, as in the tag `sport:NAME`. */
  readonly sports: readonly string[];
  /** Names of interests, as in the tag `interest:NAME`. */
  readonly interests: readonly string[];
  /** Ids of items liked by name. */
  readonly likes: readonly string[];
  readonly dislikes?: readonly string[];
  /** Views, tickets, visits, reviews. A weight of 1 says as much as a like, a negative one is a dislike of that strength. */
  readonly signals?: readonly TasteSignal[];
}

export interface TasteSignal {
  readonly item: string;
  readonly weight: number;
}

/** Why an item has its score. `points` are the part of the score that this term really gave. */
export type Reason = ReasonFacts & { readonly points: number };
export type ReasonFacts =
  | { readonly kind: 'followsSport'; readonly sport: string }
  | { readonly kind: 'sharesInterest'; readonly interest: string }
  | { readonly kind: 'likeYouLiked'; readonly item: string }
  | { readonly kind: 'ownCountry'; readonly country: string; readonly chance: number }
  | { readonly kind: 'medalSession' }
  | { readonly kind: 'popular' }
  | { readonly kind: 'somethingNew' }
  | { readonly kind: 'peopleLikeYou'; readonly item: string };

export interface Scored {
  readonly item: string;
  /** Utility, a whole number 0..1000; fits as the profit of a stop of an itinerary. */
  readonly score: number;
  /** Largest first; their points sum to the score. */
  readonly reasons: readonly Reason[];
}

/** @throws RangeError naming the item whose numbers are not what they should be. */
export function checkItems(items: readonly TasteItem[]): void {
  const seen = new Set<string>();
  for (const item of items) {
    if (seen.has(item.id)) throw new RangeError(`Item ${item.id} is there twice`);
    seen.add(item.id);
    checkShare(item.popularity, `The popularity of item ${item.id}`);
    for (const [tag, weight] of Object.entries(item.tags)) checkShare(weight, `The tag ${tag} of item ${item.id}`);
    for (const [country, chance] of Object.entries(item.countryChance ?? {}))
      checkShare(chance, `The chance of ${country} at item ${item.id}`);
  }
}

/** @throws RangeError naming the item whose signal is not a finite number. */
export function checkProfile(profile: TasteProfile): void {
  for (const { item, weight } of profile.signals ?? [])
    if (!Number.isFinite(weight)) throw new RangeError(`The signal on item ${item} is ${weight}, not a finite number`);
}

/** What a person liked and disliked, by item id, as positive weights of at most 1 each. */
export function likings(profile: TasteProfile): { liked: Map<string, number>; disliked: Map<string, number> } {
  const total = new Map<string, number>();
  const add = (item: string, weight: number) => total.set(item, (total.get(item) ?? 0) + weight);
  for (const { item, weight } of profile.signals ?? []) add(item, weight);
  for (const item of new Set(profile.likes)) add(item, 1);
  const liked = new Map<string, number>();
  const disliked = new Map<string, number>();
  for (const [item, weight] of total)
    if (weight > 0) liked.set(item, Math.min(1, weight));
    else if (weight < 0) disliked.set(item, Math.min(1, -weight));
  for (const item of profile.dislikes ?? []) {
    liked.delete(item);
    disliked.set(item, 1);
  }
  return { liked, disliked };
}

function checkShare(value: number, what: string): void {
  if (!(value >= 0 && value <= 1)) throw new RangeError(`${what} is ${value}, not a number from 0 to 1`);
}
