import type { Money } from '../../kernel/money.ts';
import type { Tx } from '../../platform/tx.ts';
import type { Line } from './contract.ts';

/** What a sellable says when something sold is given back. */
export interface Return {
  readonly item: string;
  readonly paid: Money;
  readonly refund: Money;
}

/**
 * Anything that can be put in a cart. Orders sells kinds without knowing them: tickets, packages and goods meet this
 * structurally. Every call runs in the transaction of the order; all parts of an order succeed or none.
 */
export interface Sellable {
  /** The `kind` of its lines. */
  readonly kind: string;
  /** What the person holds now and has not ordered, with prices; soonest to expire first. */
  listHeld(tx: Tx, edition: string, person: string): Promise<readonly { line: Line; expiresAt: number }[]>;
  /** Ties holds to an order and keeps them until an instant. False when one of them is gone: then nothing is kept. */
  keep(tx: Tx, edition: string, holds: readonly string[], order: string, until: number): Promise<boolean>;
  /** Turns the holds of an order into what was bought. False when they are gone: then nothing is claimed. */
  claim(tx: Tx, edition: string, order: string, person: string): Promise<boolean>;
  /** Gives the holds of an order back. */
  release(tx: Tx, edition: string, order: string): Promise<void>;
  /** What giving items back would refund by policy; items of other kinds are left out. Throws the refusal that stands against one. */
  quoteReturn(tx: Tx, edition: string, order: string, items: readonly string[]): Promise<readonly Return[]>;
  /** Gives items of its own back for good. */
  takeBack(tx: Tx, edition: string, order: string, items: readonly string[]): Promise<void>;
}
