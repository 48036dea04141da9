import { type Random, randomInteger, seededRandom } from '../../kernel/random.ts';
import { acceptedAtRate } from './evaluation.ts';
import { createMatcher } from './matcher.ts';
import { meanTemplate, quantise } from './template.ts';

/** A person and the vectors of their photos. */
export type PersonVectors = readonly Float32Array[];

export interface IdentificationPlan {
  /** How many people are enrolled in each round. */
  readonly gallery: number;
  /** Photos for a person's template, and for one search. */
  readonly enrolPhotos: number;
  readonly probePhotos: number;
  /** How often a search for somebody who is not enrolled may find anybody, 0 to 1. */
  readonly falsePositiveRate: number;
  readonly rounds: number;
  readonly seed: number;
}

export type Identification =
  | {
      readonly kind: 'measured';
      /** Share of searches for an enrolled person that do not find them first and above the threshold. */
      readonly fnir: number;
      /** Share that find them first, whatever the likeness. */
      readonly firstRank: number;
      readonly threshold: number;
      readonly matedSearches: number;
      readonly otherSearches: number;
      /** How many people were searched for; their number bounds what the figure can mean. */
      readonly mates: number;
    }
  | { readonly kind: 'notMeasurable'; readonly reason: 'tooFewPeople' | 'tooFewPhotos' | 'tooFewStrangers' };

/**
 * Open-set identification (ISO/IEC 19795-1): FNIR at a stated FPIR. In each round the gallery is drawn anew: first from
 * people with enough photos for both template and search, who are also searched for; the rest of it from all others, with
 * what photos they have. Everybody outside of the gallery is searched for too and must not be found. Search and templates
 * are those of a lane: whole numbers, exact.
 */
export function identify(people: readonly PersonVectors[], plan: IdentificationPlan): Identification {
  const { gallery, enrolPhotos, probePhotos, rounds } = plan;
  const random = seededRandom(plan.seed);
  const rich = people.filter((vectors) => vectors.length >= enrolPhotos + probePhotos);
  const poor = people.filter((vectors) => vectors.length > 0 && vectors.length < enrolPhotos + probePhotos);
  if (rich.length === 0) return { kind: 'notMeasurable', reason: 'tooFewPhotos' };
  if (rich.length + poor.length <= gallery) return { kind: 'notMeasurable', reason: 'tooFewPeople' };
  const genuine: number[] = [];
  const others: number[] = [];
  const mates = new Set<PersonVectors>();
  for (let round = 0; round < rounds; round++) {
    const matcher = createMatcher(rich[0]![0]!.length);
    const order = [...shuffled(rich, random), ...shuffled(poor, random)].map((vectors) => ({
      vectors,
      photos: shuffled(vectors, random),
    }));
    order.slice(0, gallery).forEach(({ photos }, slot) => {
      matcher.set(slot, quantise(meanTemplate(photos.slice(0, enrolPhotos))));
    });
    order.forEach(({ vectors, photos }, slot) => {
      const isEnrolled = slot < gallery;
      const searched = isEnrolled ? photos.slice(enrolPhotos, enrolPhotos + probePhotos) : photos.slice(0, probePhotos);
      if (searched.length === 0 || (isEnrolled && searched.length < probePhotos)) return;
      const best = matcher.best(quantise(meanTemplate(searched)), 1)[0]!;
      if (!isEnrolled) others.push(best.score);
      else {
        mates.add(vectors);
        // Somebody else before them is a miss at every threshold.
        genuine.push(best.slot === slot ? best.score : Number.NEGATIVE_INFINITY);
      }
    });
  }
  const found = acceptedAtRate(genuine, others, plan.falsePositiveRate);
  if (!found) return { kind: 'notMeasurable', reason: 'tooFewStrangers' };
  return {
    kind: 'measured',
    fnir: 1 - found.accepted,
    firstRank: genuine.filter((value) => Number.isFinite(value)).length / genuine.length,
    threshold: found.threshold,
    matedSearches: genuine.length,
    otherSearches: others.length,
    mates: mates.size,
  };
}

/** A copy in another order, each as likely (Fisher and Yates). */
function shuffled<T>(list: readonly T[], random: Random): T[] {
  const copy = [...list];
  for (let index = copy.length - 1; index > 0; index--) {
    const other = randomInteger(random, index + 1);
    [copy[index], copy[other]] = [copy[other]!, copy[index]!];
  }
  return copy;
}
