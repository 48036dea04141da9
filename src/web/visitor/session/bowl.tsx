// biome-ignore-all lint/a11y/useSemanticElements: no HTML control can stand inside a drawing
// biome-ignore-all lint/a11y/noAriaHiddenOnFocusable: the text of a drawing takes no focus
import { Trans, useLingui } from '@lingui/react/macro';
import type { Block } from '../../../modules/editions/contract.ts';
import type { EditionView } from '../../reader.tsx';
import { bowlOf } from './bowl-shape.ts';

/** A block with what this session makes of it. */
export interface BowlEntry {
  readonly block: Block;
  readonly category: string;
  readonly takenBits: string;
  readonly rank: number;
  readonly free: number;
}

interface BowlProps {
  readonly entries: readonly BowlEntry[];
  readonly view: EditionView;
  readonly onOpen: (block: string) => void;
}

/** All blocks around the field; each is a button. The same stands below as a list. */
export function Bowl({ entries, view, onOpen }: BowlProps) {
  const { t } = useLingui();
  const byId = new Map(entries.map((entry) => [entry.block.id, entry]));
  const drawn = bowlOf(entries.map(({ block }) => block));
  const nameOf = (entry: BowlEntry) =>
    t`Block ${entry.block.id}, ${view.categoryName(entry.category)}, ${entry.free} free`;
  return (
    <div className="stack">
      <svg className="bowl" viewBox="0 0 1000 760" role="group" aria-label={t`Seat map`}>
        <ellipse cx="500" cy="380" rx="170" ry="126" className="field-of-play" />
        <text x="500" y="390" className="field-name" aria-hidden="true">
          {t`Field of play`}
        </text>
        {drawn.map(({ block, path, x, y }) => {
          const entry = byId.get(block.id)!;
          const isFull = entry.free === 0;
          const open = () => !isFull && onOpen(block.id);
          return (
            <g
              key={block.id}
              role="button"
              tabIndex={isFull ? -1 : 0}
              aria-label={nameOf(entry)}
              aria-disabled={isFull || undefined}
              className={isFull ? 'block full' : `block rank-${Math.min(5, entry.rank)}`}
              onClick={open}
              onKeyDown={(event) => {
                if (event.key !== 'Enter' && event.key !== ' ') return;
                event.preventDefault();
                open();
              }}
            >
              <path d={path} />
              {entries.length <= 48 && (
                <text x={x} y={y} aria-hidden="true">
                  {block.id}
                </text>
              )}
            </g>
          );
        })}
      </svg>
      <details>
        <summary className="button plain">
          <Trans>Choose a block from a list</Trans>
        </summary>
        <ul className="block-list">
          {entries.map((entry) => (
            <li key={entry.block.id}>
              <button
                type="button"
                className="venue-item"
                disabled={entry.free === 0}
                onClick={() => onOpen(entry.block.id)}
              >
                {nameOf(entry)}
              </button>
            </li>
          ))}
        </ul>
      </details>
    </div>
  );
}
