import type { Market } from '../../../engines/matching/market.ts';
import { matchAll } from '../../../engines/matching/match-all.ts';
import type { TasteItem } from '../../../engines/taste/score-items.ts';
import type { CampaignWish } from '../contract.ts';
import type { Reason } from '../shapes.ts';
import type { PackageRow } from '../supply/supply-rows.ts';
import { type PackageScore, scorePackages, type Taste } from './package-taste.ts';

/** Somebody who may be asked, with what decides whether a package fits. */
export interface Candidate extends Taste {
  readonly person: string;
  readonly isStepFree: boolean;
  readonly partySize: number;
  /** Days of what they have booked; a package on any of them is none for them. */
  readonly booked: readonly { readonly firstDay: string; readonly lastDay: string }[];
}

/** A package with what there is of it. */
export interface PlacedPackage {
  readonly row: PackageRow;
  /** Places that nobody has taken; 0 once it has begun. */
  readonly left: number;
  /** Whether its rooms can be reached without steps, or it has none. */
  readonly isStepFree: boolean;
}

export interface Audience {
  /** Whom the package suits, of those who may be asked. */
  readonly suits: number;
  /** Whom the matching gives the package, in the order of their ids. */
  readonly matched: readonly { readonly candidate: Candidate; readonly reasons: readonly Reason[] }[];
  readonly gapPercent: number;
}

/** So much more a place counts in a campaign that is to fill a package: it also asks who likes another one a little better. */
const fillWeight = 1.5;

/**
 * Whom a package suits, and whom it is for once all packages with room and all people are matched: each person gets one package at
 * most, each package no more parties than it has places for (or `perPlace` times as many). The certificate bounds how much better any other matching could be.
 */
export function audienceOf(
  candidates: readonly Candidate[],
  packages: readonly PlacedPackage[],
  items: readonly TasteItem[],
  wish: Pick<CampaignWish, 'package' | 'goal' | 'country' | 'perPlace'>,
): Audience {
  const at = packages.findIndex(({ row }) => row.packageId === wish.package);
  const scores = scoresBy(items, packages);
  const fitting = wishesOf(candidates, packages, (candidate, index) => {
    const score = scores(candidate)[index];
    if (!score || score.score <= 0 || !fits(packages[index]!, candidate)) return 0;
    if (index !== at) return score.score;
    return isMeant(candidate, score, wish) ? score.score * (wish.goal === 'fill' ? fillWeight : 1) : 0;
  });
  const { market, suits } = placed(fitting, candidates, packages, wish.perPlace);
  const { assigned, certificate } = matchAll(market);
  const given = candidates.flatMap((candidate, index) =>
    assigned[index] === at ? [{ candidate, ...scores(candidate)[at]! }] : [],
  );
  const places = (packages[at]?.left ?? 0) * wish.perPlace;
  return { suits: suits[at] ?? 0, matched: withinPlaces(given, places), gapPercent: certificate.gapPercent };
}

/** Who could have what, at which value, in the rows of a market; there are as many as people times packages, so no object for each. */
function wishesOf(
  candidates: readonly Candidate[],
  packages: readonly PlacedPackage[],
  valueOfOne: (candidate: Candidate, index: number) => number,
): Pick<Market, 'offset' | 'candidate' | 'value'> {
  const offset = new Int32Array(candidates.length + 1);
  const candidate = new Int32Array(candidates.length * packages.length);
  const value = new Float64Array(candidate.length);
  let end = 0;
  for (let person = 0; person < candidates.length; person += 1) {
    for (let index = 0; index < packages.length; index += 1) {
      const worth = valueOfOne(candidates[person]!, index);
      if (worth <= 0) continue;
      candidate[end] = index;
      value[end] = worth;
      end += 1;
    }
    offset[person + 1] = end;
  }
  return { offset, candidate: candidate.subarray(0, end), value: value.subarray(0, end) };
}

/** The market with room for as many parties as places at the mean size of those a package fits; and how many it suits. */
function placed(
  wishes: Pick<Market, 'offset' | 'candidate' | 'value'>,
  candidates: readonly Candidate[],
  packages: readonly PlacedPackage[],
  perPlace: number,
): { market: Market; suits: Int32Array } {
  const people = new Float64Array(packages.length);
  const suits = new Int32Array(packages.length);
  for (let person = 0; person < candidates.length; person += 1)
    for (let at = wishes.offset[person]!; at < wishes.offset[person + 1]!; at += 1) {
      const index = wishes.candidate[at]!;
      people[index]! += candidates[person]!.partySize;
      suits[index]! += 1;
    }
  const capacity = Int32Array.from(packages, ({ left }, index) =>
    suits[index]! > 0 ? Math.floor((left * perPlace * suits[index]!) / people[index]!) : 0,
  );
  return { market: { ...wishes, people: candidates.length, packages: packages.length, capacity }, suits };
}

/** Scores in the order of the packages; people who told the same have the same ones. */
function scoresBy(
  items: readonly TasteItem[],
  packages: readonly PlacedPackage[],
): (candidate: Candidate) => readonly (PackageScore | undefined)[] {
  const kept = new Map<string, readonly (PackageScore | undefined)[]>();
  const ofPerson = new Map<Candidate, readonly (PackageScore | undefined)[]>();
  return (candidate) => {
    const known = ofPerson.get(candidate);
    if (known) return known;
    const key = [candidate.country ?? '', candidate.hasChildren, ...candidate.favouriteDisciplines.toSorted()].join(
      ' ',
    );
    let scores = kept.get(key);
    if (!scores) {
      const byPackage = scorePackages(items, candidate);
      scores = packages.map(({ row }) => byPackage.get(row.packageId));
      kept.set(key, scores);
    }
    ofPerson.set(candidate, scores);
    return scores;
  };
}

function fits({ row, left, isStepFree }: PlacedPackage, candidate: Candidate): boolean {
  return (
    left >= candidate.partySize &&
    (isStepFree || !candidate.isStepFree) &&
    !candidate.booked.some(({ firstDay, lastDay }) => firstDay <= row.lastDay && row.firstDay <= lastDay)
  );
}

function isMeant(candidate: Candidate, { reasons }: PackageScore, wish: Pick<CampaignWish, 'goal' | 'country'>) {
  if (wish.country !== null && candidate.country !== wish.country) return false;
  if (wish.goal === 'sport') return reasons.some(({ kind }) => kind === 'followsSport');
  if (wish.goal === 'country') return reasons.some(({ kind }) => kind === 'ownCountry');
  return true;
}

/** Parties differ in size: who likes it least is left out until all who are asked could come. */
function withinPlaces<One extends { readonly candidate: Candidate; readonly score: number }>(
  given: readonly One[],
  left: number,
): One[] {
  let places = given.reduce((sum, { candidate }) => sum + candidate.partySize, 0);
  const dropped = new Set<One>();
  for (const one of given.toSorted((first, second) => first.score - second.score)) {
    if (places <= left) break;
    dropped.add(one);
    places -= one.candidate.partySize;
  }
  return given.filter((one) => !dropped.has(one));
}
