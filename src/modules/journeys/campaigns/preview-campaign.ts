import type { AnswerOf } from '../../../kernel/endpoint.ts';
import { groupBy } from '../../../kernel/group-by.ts';
import type { Tx } from '../../../platform/tx.ts';
import type * as contract from '../contract.ts';
import { daysBetween } from '../hold.ts';
import { type FoundAudience, findAudience } from './find-audience.ts';
import { hideOverlapping, hidePartition, shown } from './hidden-counts.ts';

/** Whom a package suits and why, what it would fill; counts of fewer than ten people are hidden. Refuses as `findAudience`. */
export async function previewCampaign(
  tx: Tx,
  edition: string,
  wish: contract.CampaignWish,
): Promise<AnswerOf<typeof contract.previewCampaign>> {
  const audience = await findAudience(tx, edition, wish);
  const { agreed, suits, matched, gapPercent } = audience;
  const isShown = shown(matched.length) !== null;
  return {
    agreed: shown(agreed),
    suits: shown(suits),
    matched: shown(matched.length),
    fills: isShown ? personsOf(audience) : null,
    places: audience.package.row.places,
    left: audience.package.left,
    byCountry: isShown ? byCountry(audience) : [],
    byWeek: weeksOf(audience.package.row).map((week) => ({ week, people: isShown ? personsOf(audience) : null })),
    reasons: isShown ? reasonsOf(audience) : [],
    gapPercent,
  };
}

function personsOf({ matched }: FoundAudience): number {
  return matched.reduce((sum, { candidate }) => sum + candidate.partySize, 0);
}

function byCountry({ matched }: FoundAudience) {
  const groups = groupBy(matched, ({ candidate }) => candidate.country ?? '');
  return hidePartition([...groups].map(([country, list]) => ({ country: country || null, people: list.length }))).sort(
    (first, second) =>
      (second.people ?? 0) - (first.people ?? 0) || ((first.country ?? '') < (second.country ?? '') ? -1 : 1),
  );
}

function reasonsOf({ matched }: FoundAudience) {
  const told = matched.flatMap(({ reasons }) => reasons);
  const groups = groupBy(told, ({ kind, what }) => `${kind} ${what ?? ''}`);
  return hideOverlapping(
    [...groups.values()].map((list) => ({ kind: list[0]!.kind, what: list[0]!.what, people: list.length })),
    matched.length,
  ).sort((first, second) => (second.people ?? 0) - (first.people ?? 0));
}

/** Mondays of the weeks that a package touches. */
function weeksOf({ firstDay, lastDay }: { firstDay: string; lastDay: string }): string[] {
  const mondays = daysBetween(firstDay, lastDay).map((day) => {
    const at = new Date(`${day}T00:00:00Z`);
    at.setUTCDate(at.getUTCDate() - ((at.getUTCDay() + 6) % 7));
    return at.toISOString().slice(0, 10);
  });
  return [...new Set(mondays)];
}
