import type { RulePack } from '../../engines/landed-cost/pack.ts';
import type { RateTable } from '../../kernel/exchange.ts';
import type { Money } from '../../kernel/money.ts';
import type { ParcelCarrier } from '../../platform/parcels/carrier.ts';
import type { SecretBox } from '../../platform/secrets/secret-box.ts';
import type { Tx } from '../../platform/tx.ts';

/** Units of a bought line that come back, those after `from` up to `to`, with the kinds of charges that come back with them. */
export interface UnitsBack {
  readonly hold: string;
  readonly from: number;
  readonly to: number;
  readonly charges: string[];
}

/** What the market needs from outside of it. */
export interface MarketPorts {
  /** Day of the law, `2026-11-30`: duties and taxes are those of this day, also while a demo's calendar is moved. */
  lawDay(): string;
  /** The newest table of rates that may be used; undefined where there is none. */
  rates(tx: Tx): Promise<RateTable | undefined>;
  /** Rule packs that came with the software. */
  readonly packs: readonly RulePack[];
  readonly box: SecretBox;
  /** Systems of carriers beside the table of rates; asked where there are keys. */
  readonly parcels: readonly ParcelCarrier[];
  /** By which payment an order was paid; undefined while it is not. */
  paymentOf(
    tx: Tx,
    edition: string,
    order: string,
  ): Promise<{ readonly provider: string; readonly reference: string; readonly paidAt: number } | undefined>;
  /** What the books would pay back for units of an order, in the currency that was charged. */
  sumRefund(tx: Tx, edition: string, order: string, units: readonly UnitsBack[]): Promise<Money>;
}
