import { Plural, Trans } from '@lingui/react/macro';
import type { Money } from '../../kernel/money.ts';
import type { Formats } from '../formats.ts';

/** Medals are decided here: a ribbon and words, not colour alone. */
export function MedalMark({ count }: { readonly count: number }) {
  if (count <= 0) return null;
  return (
    <span className="medal">
      <svg
        viewBox="0 0 16 16"
        width="16"
        height="16"
        aria-hidden="true"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.6"
        strokeLinejoin="round"
      >
        <path d="M5 1.5L8 6l3-4.5M8 6.2a4.2 4.2 0 1 0 .01 0zM8 8.6v3.6" />
      </svg>
      <Plural value={count} one="# medal event" other="# medal events" />
    </span>
  );
}

export function Price({ value, formats }: { readonly value: Money; readonly formats: Formats }) {
  return <span className="price">{formats.price(value)}</span>;
}

/** What is left: a word with a shape, in moss, amber or grey. */
export function FreeMark({
  free,
  capacity,
  ticketed,
}: {
  readonly free: number;
  readonly capacity: number;
  readonly ticketed: boolean;
}) {
  if (!ticketed) {
    return (
      <span className="state good">
        <Trans>Free to watch, no ticket</Trans>
      </span>
    );
  }
  if (free <= 0) {
    return (
      <span className="state off">
        <Trans>Sold out</Trans>
      </span>
    );
  }
  const isScarce = free < 60 || free / Math.max(1, capacity) < 0.03;
  return (
    <span className={isScarce ? 'state wait' : 'state good'}>
      <svg viewBox="0 0 10 10" width="10" height="10" aria-hidden="true">
        {isScarce ? (
          <path d="M5 0l5 10H0z" fill="currentColor" />
        ) : (
          <circle cx="5" cy="5" r="4.5" fill="currentColor" />
        )}
      </svg>
      {isScarce ? <Plural value={free} one="# seat left" other="# seats left" /> : <Trans>Seats free</Trans>}
    </span>
  );
}
