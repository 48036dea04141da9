import { marketOf, type Wish } from '../../../engines/matching/market.ts';
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
 * most, each package no more parties than it has places for. The certificate bounds how much better any other matching could be.
 */
export function audienceOf(
  candidates: readonly Candidate[],
  packages: readonly PlacedPackage[],
  items: readonly TasteItem[],
  wish: Pick<CampaignWish, 'package' | 'goal' | 'country'>,
): Audience {
  const at = packages.findIndex(({ row }) => row.packageId === wish.package);
  const scores = scoresBy(items);
  let suits = 0;
  const wishes = candidates.map((candidate): Wish[] => {
    const scored = scores(candidate);
    return packages.flatMap((one, index): Wish[] => {
      const score = scored.get(one.row.packageId);
      if (!score || score.score <= 0 || !fits(one, candidate)) return [];
      if (index !== at) return [{ package: index, value: score.score }];
      if (!isMeant(candidate, score, wish)) return [];
      suits += 1;
      return [{ package: index, value: score.score * (wish.goal === 'fill' ? fillWeight : 1) }];
    });
  });
  const market = marketOf(capacitiesOf(candidates, packages, wishes), wishes);
  const { assigned, certificate } = matchAll(market);
  const given = candidates.flatMap((candidate, index) =>
    assigned[index] === at ? [{ candidate, ...scores(candidate).get(wish.package)! }] : [],
  );
  return { suits, matched: withinPlaces(given, packages[at]?.left ?? 0), gapPercent: certificate.gapPercent };
}

/** People who told the same have the same scores. */
function scoresBy(items: readonly TasteItem[]): (taste: Taste) => ReadonlyMap<string, PackageScore> {
  const kept = new Map<string, ReadonlyMap<string, PackageScore>>();
  return (taste) => {
    const key = [taste.country ?? '', taste.hasChildren, ...taste.favouriteDisciplines.toSorted()].join(' ');
    const scores = kept.get(key) ?? scorePackages(items, taste);
    kept.set(key, scores);
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

/** Parties that a package has room for, at the mean size of those it fits. */
function capacitiesOf(
  candidates: readonly Candidate[],
  packages: readonly PlacedPackage[],
  wishes: readonly (readonly Wish[])[],
): number[] {
  const people = new Float64Array(packages.length);
  const parties = new Float64Array(packages.length);
  for (const [index, list] of wishes.entries())
    for (const one of list) {
      people[one.package]! += candidates[index]!.partySize;
      parties[one.package]! += 1;
    }
  return packages.map(({ left }, one) => (parties[one]! > 0 ? Math.floor((left * parties[one]!) / people[one]!) : 0));
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
