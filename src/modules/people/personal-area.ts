import type { Tx } from '../../platform/tx.ts';

/** What a module keeps about a person: it can hand it out, and forget it. Met structurally by the modules above. */
export interface PersonalArea {
  readonly name: string;
  exportPerson(tx: Tx, person: string): Promise<unknown>;
  /** Whether something stands against erasing now: tickets for sessions to come. */
  hasClaimsAhead(tx: Tx, person: string): Promise<boolean>;
  erasePerson(tx: Tx, person: string): Promise<void>;
}
