// biome-ignore-all lint/a11y/useSemanticElements: seats to choose are a grid (ARIA), not a table of data
// biome-ignore-all lint/a11y/useFocusableInteractive: one seat at a time takes the focus, rows never do
import { useLingui } from '@lingui/react/macro';
import { type KeyboardEvent, useMemo, useRef, useState } from 'react';
import type { Block } from '../../../modules/editions/contract.ts';
import { moveInGrid, rowsOf, type SeatCell } from './seats.ts';

interface BlockGridProps {
  readonly block: Block;
  readonly takenBits: string;
  readonly chosen: readonly number[];
  readonly onToggle: (place: number) => void;
}

/** The seats of one block: one stop for the Tab key, arrow keys from seat to seat, space chooses. */
export function BlockGrid({ block, takenBits, chosen, onToggle }: BlockGridProps) {
  const { t } = useLingui();
  const rows = useMemo(() => rowsOf(block, takenBits), [block, takenBits]);
  const [at, setAt] = useState(() => firstFree(rows));
  const grid = useRef<HTMLDivElement>(null);
  const kinds: Record<SeatCell['kind'], string> = {
    seat: '',
    wheelchair: t`wheelchair space`,
    companion: t`companion seat`,
    standing: t`standing place`,
  };
  const move = (event: KeyboardEvent) => {
    const isMirrored = grid.current ? getComputedStyle(grid.current).direction === 'rtl' : false;
    const next = moveInGrid(at, event.key, rows.length, block.seatsPerRow, isMirrored);
    const seat = rows[at.row]![at.column]!;
    if (event.key === ' ' || event.key === 'Enter') {
      if (!seat.isTaken) onToggle(seat.place);
    } else if (next) {
      setAt(next);
      grid.current?.querySelector<HTMLElement>(`[data-seat="${next.row}-${next.column}"]`)?.focus();
    } else return;
    event.preventDefault();
  };
  const nameOf = (seat: SeatCell) => {
    const name = t`Row ${seat.row}, seat ${seat.number}`;
    return [name, kinds[seat.kind], seat.isTaken ? t`taken` : t`free`].filter(Boolean).join(', ');
  };
  return (
    <div className="block-grid">
      <p className="stage fine soft" aria-hidden="true">{t`Field of play`}</p>
      <div
        ref={grid}
        role="grid"
        tabIndex={-1}
        aria-label={t`Seats of block ${block.id}`}
        aria-multiselectable="true"
        onKeyDown={move}
      >
        {rows.map((row, rowIndex) => (
          <div role="row" key={row[0]?.place ?? rowIndex} className="seat-row">
            <span role="rowheader" tabIndex={-1} className="fine soft">
              {rowIndex + 1}
            </span>
            {row.map((seat, column) => (
              <span
                key={seat.place}
                role="gridcell"
                data-seat={`${rowIndex}-${column}`}
                tabIndex={at.row === rowIndex && at.column === column ? 0 : -1}
                aria-selected={chosen.includes(seat.place)}
                aria-disabled={seat.isTaken || undefined}
                aria-label={nameOf(seat)}
                className={`seat ${seat.kind} ${seat.isTaken ? 'taken' : ''}`}
                onClick={() => {
                  setAt({ row: rowIndex, column });
                  if (!seat.isTaken) onToggle(seat.place);
                }}
                onKeyDown={undefined}
              >
                {seat.kind === 'wheelchair' ? '♿︎' : seat.number}
              </span>
            ))}
          </div>
        ))}
      </div>
    </div>
  );
}

function firstFree(rows: readonly (readonly SeatCell[])[]): { row: number; column: number } {
  for (const [row, seats] of rows.entries()) {
    const column = seats.findIndex((seat) => !seat.isTaken);
    if (column >= 0) return { row, column };
  }
  return { row: 0, column: 0 };
}
