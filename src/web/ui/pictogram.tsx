import type { Discipline } from '../../modules/editions/contract.ts';
import { drawingOf } from './pictograms.ts';

interface PictogramProps {
  readonly discipline: Discipline | undefined;
  readonly size?: number;
  /** Draws the sport as a whole rather than this discipline of it. */
  readonly asSport?: boolean;
}

/** A sport's drawing; always beside its name, so it says nothing to a screen reader. */
export function Pictogram({ discipline, size = 32, asSport = false }: PictogramProps) {
  const own = discipline ? [discipline.pictogram, discipline.id, discipline.names.en, discipline.sport.en] : [];
  const d = drawingOf(...(discipline && asSport ? [discipline.sport.en] : []), ...own);
  return (
    <svg
      viewBox="0 0 32 32"
      width={size}
      height={size}
      aria-hidden="true"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      <path d={d} />
    </svg>
  );
}
