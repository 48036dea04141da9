import { money } from '../../../kernel/money.ts';
import type { Campaign } from '../contract.ts';
import { fewest, shown } from './hidden-counts.ts';
import type { CampaignCounts } from './store.ts';
import { upliftOf } from './uplift.ts';

/** A campaign as staff see it: small counts hidden, the uplift only where both sides are large enough to say something. */
export function campaignOf(counts: CampaignCounts, currency: string): Campaign {
  const { asked, control, boughtAsked, boughtControl } = counts;
  const isMeasured = asked >= fewest && control >= fewest;
  const uplift = isMeasured
    ? upliftOf({ bought: boughtAsked, of: asked }, { bought: boughtControl, of: control })
    : null;
  const tenths = (points: number) => Math.round(points * 10) / 10;
  return {
    ...counts.wish,
    state: counts.state,
    madeAt: counts.madeAt,
    sentAt: counts.sentAt,
    asked: shown(asked),
    control: shown(control),
    unsubscribed: shown(counts.unsubscribed),
    boughtAsked: shown(boughtAsked),
    boughtControl: shown(boughtControl),
    uplift: uplift && { points: tenths(uplift.points), low: tenths(uplift.low), high: tenths(uplift.high) },
    revenue: boughtAsked >= fewest ? money(Number(counts.revenue), currency) : null,
  };
}
