import { useLingui } from '@lingui/react/macro';
import type { Session } from '../modules/editions/contract.ts';
import type { Seat } from '../modules/tickets/contract.ts';
import type { Formats } from './formats.ts';

/** Seats for a person: `block 102, row 11, seats 17 and 18`, rows apart. */
export function useSeatWords(): (seats: readonly Seat[], formats: Formats) => string {
  const { t } = useLingui();
  return (seats, formats) => {
    const rows = new Map<string, Seat[]>();
    for (const seat of seats)
      rows.set(`${seat.block} ${seat.row}`, [...(rows.get(`${seat.block} ${seat.row}`) ?? []), seat]);
    const words = Array.from(rows.values(), (own) => {
      const { block, row, number } = own[0]!;
      if (own.length === 1) return t`block ${block}, row ${row}, seat ${number}`;
      const numbers = formats.list(own.map((seat) => String(seat.number)));
      return t`block ${block}, row ${row}, seats ${numbers}`;
    });
    return words.join('; ');
  };
}

/** Names of the phases of a competition. */
export function usePhaseName(): (phase: Session['phase']) => string {
  const { t } = useLingui();
  const names: Record<Session['phase'], string> = {
    ceremony: t`Ceremony`,
    preliminary: t`Preliminaries`,
    quarterfinal: t`Quarter-finals`,
    semifinal: t`Semi-finals`,
    final: t`Final`,
    reserve: t`Reserve day`,
  };
  return (phase) => names[phase];
}
