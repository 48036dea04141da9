import type { EditionPage, SalePhase, Session } from '../editions/contract.ts';

/** The state of the sale of one session at one moment. */
export interface Sale {
  readonly isOpen: boolean;
  readonly phase: string | null;
  readonly nextOpensAt: number | null;
  readonly closesAt: number | null;
  readonly perSessionLimit: number;
  readonly perPersonLimit: number;
}

/** A session is on sale during a phase, until it starts. */
export function saleOf(edition: EditionPage, session: Session, now: number): Sale {
  const starts = session.startsAt ?? 0;
  const open = edition.salePhases.find((phase) => phase.opensAt <= now && now < phase.closesAt);
  const next = edition.salePhases
    .filter((phase) => phase.opensAt > now)
    .reduce<SalePhase | undefined>(
      (first, phase) => (first && first.opensAt <= phase.opensAt ? first : phase),
      undefined,
    );
  const isOpen = open !== undefined && session.ticketed && now < starts;
  const canOpen = session.ticketed && next !== undefined && next.opensAt < starts;
  const rules = open ?? next;
  return {
    isOpen,
    phase: isOpen ? open.id : null,
    nextOpensAt: !isOpen && canOpen ? next.opensAt : null,
    closesAt: isOpen ? Math.min(open.closesAt, starts) : null,
    perSessionLimit: rules?.perSessionLimit ?? 0,
    perPersonLimit: rules?.perPersonLimit ?? 0,
  };
}
