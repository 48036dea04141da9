import type { RulePack } from '../../engines/landed-cost/pack.ts';
import type { RateTable } from '../../kernel/exchange.ts';
import type { SecretBox } from '../../platform/secrets/secret-box.ts';
import type { Tx } from '../../platform/tx.ts';

/** What the market needs from outside of it. */
export interface MarketPorts {
  /** Day of the law, `2026-11-30`: duties and taxes are those of this day, also while a demo's calendar is moved. */
  lawDay(): string;
  /** The newest table of rates that may be used; undefined where there is none. */
  rates(tx: Tx): Promise<RateTable | undefined>;
  /** Rule packs that came with the software. */
  readonly packs: readonly RulePack[];
  readonly box: SecretBox;
}
