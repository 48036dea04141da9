import type { RateTable } from '../../kernel/exchange.ts';
import type { Words } from '../../kernel/language.ts';
import type { Money } from '../../kernel/money.ts';
import type { Tx } from '../../platform/tx.ts';
import type { Charge, Line, SubOrder } from './shapes.ts';

/** A line as its kind holds it; all amounts in the edition's currency. */
export interface HeldLine {
  readonly line: Line;
  readonly expiresAt: number;
  /** What the organiser keeps of the line without taxes, in hundredths of a percent; nothing without a seller. */
  readonly commissionBasisPoints?: number;
}

/** A line with what is left of its price after promotions, in the edition's currency. */
export interface ValuedLine {
  readonly line: Line;
  readonly value: Money;
}

/** What a kind adds to its lines; amounts in the edition's currency. */
export interface Extras {
  readonly charges: readonly Omit<Charge, 'amount'>[];
  readonly subOrders: readonly Pick<SubOrder, 'key' | 'seller' | 'dispatch' | 'customs'>[];
  /** What stands in the way of ordering these lines, in words for the buyer. */
  readonly obstacle: { readonly code: string; readonly words: Words } | null;
}

/** What a sellable says when something sold is given back: by policy so much of its price, or some units with what was charged on them. */
export type Return = PricedReturn | UnitsReturn;

/** Amounts in the edition's currency, of the price before promotions; the organiser's own sale. */
export interface PricedReturn {
  readonly item: string;
  /** Hold of the line it was bought with. */
  readonly hold: string;
  readonly paid: Money;
  readonly refund: Money;
}

/** Units of a line, counted so that many partial returns never make more than one whole: those after `from` up to `to`. */
export interface UnitsReturn {
  readonly item: string;
  readonly hold: string;
  readonly units: { readonly from: number; readonly to: number };
  /** Which charges come back with them. */
  readonly charges: readonly Charge['kind'][];
  /** The way there was paid in vain by fault of the seller: the seller bears it, not the organiser who paid the carrier. */
  readonly isWayBorneBySeller?: boolean;
}

/**
 * Anything that can be put in a cart. Orders sells kinds without knowing them: tickets, packages and goods meet this
 * structurally. Every call runs in the transaction of the order; all parts of an order succeed or none.
 */
export interface Sellable {
  /** The `kind` of its lines. */
  readonly kind: string;
  /** What the person holds now and has not ordered, with prices; soonest to expire first. */
  listHeld(tx: Tx, edition: string, person: string): Promise<readonly HeldLine[]>;
  /** Shipping, duty, taxes on its own lines by what they cost after promotions; kinds without need none. */
  listExtras?(tx: Tx, edition: string, person: string, lines: readonly ValuedLine[]): Promise<Extras>;
  /** Ties holds to an order and keeps them until an instant. False when one of them is gone: then nothing is kept. */
  keep(tx: Tx, edition: string, holds: readonly string[], order: string, until: number): Promise<boolean>;
  /** Turns the holds of an order into what was bought. False when they are gone: then nothing is claimed. */
  claim(tx: Tx, edition: string, order: string, person: string, sold: Sold): Promise<boolean>;
  /** Gives the holds of an order back. */
  release(tx: Tx, edition: string, order: string): Promise<void>;
  /** What giving items back would refund by policy; items of other kinds are left out. Throws the refusal that stands against one. */
  quoteReturn(tx: Tx, edition: string, order: string, items: readonly string[]): Promise<readonly Return[]>;
  /** What an order bought and still has, by the ids that `takeBack` knows; what cannot be given back any more is left out. */
  listBought(tx: Tx, edition: string, order: string): Promise<readonly string[]>;
  /** Gives items of its own back for good. */
  takeBack(tx: Tx, edition: string, order: string, items: readonly string[]): Promise<void>;
}

/** An order as a kind sees it when its holds become what was bought. */
export interface Sold {
  readonly number: string;
  readonly lines: readonly Line[];
  readonly charges: readonly Charge[];
  readonly subOrders: readonly SubOrder[];
  /** What was taken off a line by promotions, by hold, in the edition's currency. */
  readonly discounts: ReadonlyMap<string, number>;
}

/** What pricing a cart needs beside the database. */
export interface Selling {
  readonly sellables: readonly Sellable[];
  /** The newest table of rates that may be quoted today; undefined where there is none. */
  rates(tx: Tx): Promise<RateTable | undefined>;
  /** Added to the rate, in hundredths of a percent. */
  readonly spreadBasisPoints: number;
  /** Whether somebody has a valid ticket of the edition. */
  isTicketHolder(tx: Tx, edition: string, person: string): Promise<boolean>;
}
