import { featureSpace } from './feature-space.ts';
import type { Reason, ReasonFacts, Scored, TasteItem, TasteProfile } from './taste-item.ts';
import { checkItems, checkProfile, likings } from './taste-item.ts';
import type { LearntTaste } from './taste-model.ts';

export type { Reason, Scored, TasteItem, TasteProfile } from './taste-item.ts';

/** The most points a term can give; they sum to 1000, so no score is ever cut and every explanation adds up. */
export const mostPoints = {
  followsSport: 280,
  sharesInterest: 220,
  likeYouLiked: 200,
  ownCountry: 150,
  medalSession: 60,
  popular: 60,
  somethingNew: 30,
} as const;
/** With much evidence the learnt part gives up to this share of a score; the rest stays with what the person said. */
const learntAtMost = 0.7;
/** Likes and signals at which the learnt part has half of its share. */
const evidenceHalf = 6;
/** A dislike takes this much of what is exactly alike. */
const dislikeStrength = 0.8;
/** Likeness below this is chance: two sessions share a day's phase or a part of town. */
const leastLikeness = 0.15;
/** So many likes carry an item, the nearest; more would be a sum of faint reasons that nobody reads. */
const carriersAtMost = 5;

interface Term {
  readonly facts: ReasonFacts;
  readonly points: number;
}

/**
 * How much a person would like each item, from a profile that may be empty, best first, equals by id. The score is a sum of terms
 * (sports, interests, likeness to what was liked, the own country's chances, medals, a damped popularity, novelty); the reasons
 * are these very terms. What is like something disliked loses all terms in proportion; what was itself disliked scores 0 and has no reasons.
 * With a learnt model, its part grows with the number of likes and signals.
 * @throws RangeError naming the item, where a number is not finite or not within 0..1.
 */
export function scoreItems(
  items: readonly TasteItem[],
  profile: TasteProfile,
  learnt?: LearntTaste,
): readonly Scored[] {
  checkItems(items);
  checkProfile(profile);
  const { liked, disliked } = likings(profile);
  const likeness = likenessTo(items, liked, disliked);
  const people = learnt ? learntTerms(items, liked, learnt) : undefined;
  const fame = damped(items);
  return items
    .map((item, index) => {
      const near = likeness[index]!;
      const told = toldTerms(item, profile, near.liked, fame(item.popularity));
      const learntShare = people?.share ?? 0;
      const terms = [
        ...told.map((term) => ({ ...term, points: term.points * (1 - learntShare) })),
        ...(people?.terms[index] ?? []),
      ];
      const kept = disliked.get(item.id) === 1 ? 0 : 1 - dislikeStrength * near.disliked;
      return { item: item.id, ...wholePoints(terms.map((term) => ({ ...term, points: term.points * kept }))) };
    })
    .sort((one, other) => other.score - one.score || (one.item < other.item ? -1 : 1));
}

/** Popularity on a logarithmic scale, 0..1: the tenth visitor says more than the ten-thousandth. */
function damped(items: readonly TasteItem[]): (popularity: number) => number {
  const most = items.reduce((top, { popularity }) => Math.max(top, popularity), 0);
  return most === 0 ? () => 0 : (popularity) => Math.log1p((99 * popularity) / most) / Math.log(100);
}

/** The terms that need nobody else's behaviour. */
function toldTerms(item: TasteItem, profile: TasteProfile, near: ReadonlyMap<string, number>, fame: number): Term[] {
  const terms: Term[] = [];
  const tag = (name: string) => (Object.hasOwn(item.tags, name) ? item.tags[name]! : 0);
  let follows = 0;
  let followed: string | undefined;
  for (const sport of profile.sports) {
    const weight = tag(`sport:${sport}`);
    if (weight > follows) [follows, followed] = [weight, sport];
  }
  if (followed !== undefined)
    terms.push({ facts: { kind: 'followsSport', sport: followed }, points: mostPoints.followsSport * follows });
  const interests = [...new Set(profile.interests)].map((interest) => [interest, tag(`interest:${interest}`)] as const);
  for (const [interest, share] of noisyOr(interests))
    terms.push({ facts: { kind: 'sharesInterest', interest }, points: mostPoints.sharesInterest * share });
  const alike = noisyOr(nearest(near));
  for (const [other, share] of alike)
    terms.push({ facts: { kind: 'likeYouLiked', item: other }, points: mostPoints.likeYouLiked * share });
  const { country } = profile;
  const chance = country !== undefined && item.countryChance ? (ownValue(item.countryChance, country) ?? 0) : 0;
  if (country !== undefined && chance > 0)
    terms.push({ facts: { kind: 'ownCountry', country, chance }, points: mostPoints.ownCountry * chance });
  // A medal counts most where the person has a side or knows the sport; a final is a good bet for everybody else.
  const medal = item.kind === 'session' ? Math.max(tag('phase:final'), tag('phase:medal')) : 0;
  terms.push({
    facts: { kind: 'medalSession' },
    points: mostPoints.medalSession * medal * (0.5 + 0.5 * Math.max(follows, chance)),
  });
  terms.push({ facts: { kind: 'popular' }, points: mostPoints.popular * fame });
  const known = Math.max(follows, ...interests.map(([, weight]) => weight), ...near.values());
  terms.push({ facts: { kind: 'somethingNew' }, points: mostPoints.somethingNew * (1 - fame) * (1 - known) });
  return terms;
}

function nearest(near: ReadonlyMap<string, number>): (readonly [string, number])[] {
  const all = [...near];
  if (all.length <= carriersAtMost) return all;
  return all.sort((one, other) => other[1] - one[1] || (one[0] < other[0] ? -1 : 1)).slice(0, carriersAtMost);
}

/** 1 - product of (1 - weight), given back to the parts by their weights: two half reasons are worth more than one. */
function noisyOr<Key>(parts: readonly (readonly [Key, number])[]): [Key, number][] {
  const sum = parts.reduce((total, [, weight]) => total + weight, 0);
  if (sum === 0) return [];
  const whole = 1 - parts.reduce((rest, [, weight]) => rest * (1 - weight), 1);
  return parts.filter(([, weight]) => weight > 0).map(([key, weight]) => [key, (whole * weight) / sum]);
}

/** Per item: what was liked and is alike, and how much it is like anything disliked. */
function likenessTo(
  items: readonly TasteItem[],
  liked: ReadonlyMap<string, number>,
  disliked: ReadonlyMap<string, number>,
): { liked: Map<string, number>; disliked: number }[] {
  const found = items.map(() => ({ liked: new Map<string, number>(), disliked: 0 }));
  if (liked.size + disliked.size === 0) return found;
  const space = featureSpace(items);
  items.forEach(({ id }, index) => {
    const love = liked.get(id) ?? 0;
    const hate = disliked.get(id) ?? 0;
    if (love > 0) found[index]!.liked.set(id, love);
    if (hate > 0) found[index]!.disliked = hate;
    if (love + hate === 0) return;
    space.near(index, (other, cosine) => {
      if (other === index || cosine < leastLikeness) return;
      const one = found[other]!;
      // Squared: half alike is far less than half as good a reason.
      if (love > 0) one.liked.set(id, 0.8 * love * cosine * cosine);
      one.disliked = Math.max(one.disliked, hate * cosine * cosine);
    });
  });
  return found;
}

/** What the behaviour of others adds, its best item at the most points, and the share of the score that it has. */
function learntTerms(items: readonly TasteItem[], liked: ReadonlyMap<string, number>, learnt: LearntTaste) {
  const { model, catalogue } = learnt;
  const numbers = new Map(catalogue.map((id, number) => [id, number]));
  const history = [...liked.keys()].flatMap((id) => numbers.get(id) ?? []);
  const evidence = [...liked].reduce((sum, [id, weight]) => sum + (numbers.has(id) ? weight : 0), 0);
  const share = (learntAtMost * evidence) / (evidence + evidenceHalf);
  const scores = new Map(model.recommend(history, model.items).map(({ item, score }) => [item, score]));
  const here = items.map(({ id }) => numbers.get(id));
  const best = here.reduce<number>((top, number) => Math.max(top, scores.get(number ?? -1) ?? 0), 0);
  const terms = here.map((number, index): Term[] => {
    // What the person already chose is not judged by others: it keeps all that the best item gets, in its own name.
    if (liked.has(items[index]!.id))
      return [
        {
          facts: { kind: 'likeYouLiked', item: items[index]!.id },
          points: 1000 * share * liked.get(items[index]!.id)!,
        },
      ];
    const score = scores.get(number ?? -1) ?? 0;
    if (number === undefined || score <= 0) return [];
    const carriers = model.explainItem(history, number).filter(({ contribution }) => contribution > 0);
    const whole = carriers.reduce((sum, { contribution }) => sum + contribution, 0);
    return carriers.map(({ item, contribution }) => ({
      facts: { kind: 'peopleLikeYou', item: catalogue[item]! },
      points: (1000 * share * (score / best) * contribution) / whole,
    }));
  });
  return { share, terms };
}

/** Whole points by largest remainder, so that the reasons sum to the score exactly; terms of no point are not told. */
function wholePoints(terms: readonly Term[]): { score: number; reasons: Reason[] } {
  const joined: { facts: ReasonFacts; points: number }[] = [];
  for (const term of terms) {
    const same = joined.find(({ facts }) => sameFacts(facts, term.facts));
    if (same) same.points += term.points;
    else joined.push({ ...term });
  }
  const score = Math.round(joined.reduce((sum, { points }) => sum + points, 0));
  const parts = joined.map(({ facts, points }) => ({ facts, whole: Math.floor(points), rest: points % 1 }));
  let missing = score - parts.reduce((sum, { whole }) => sum + whole, 0);
  for (const part of [...parts].sort((one, other) => other.rest - one.rest)) {
    if (missing <= 0) break;
    part.whole += 1;
    missing -= 1;
  }
  const reasons = parts
    .filter(({ whole }) => whole > 0)
    .sort((one, other) => other.whole - one.whole)
    .map(({ facts, whole }) => ({ ...facts, points: whole }));
  return { score, reasons };
}

function sameFacts(one: ReasonFacts, other: ReasonFacts): boolean {
  return one.kind === 'likeYouLiked' && other.kind === 'likeYouLiked' && one.item === other.item;
}

function ownValue(record: Readonly<Record<string, number>>, key: string): number | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}
