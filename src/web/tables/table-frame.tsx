import type { KeyboardEvent, ReactNode } from 'react';

interface TableFrameProps {
  readonly label: string;
  /** Scrolls within itself, so that the head of a long table stays in sight. */
  readonly tall?: boolean;
  readonly onKeyDown?: (event: KeyboardEvent<HTMLElement>) => void;
  readonly children: ReactNode;
}

/** A table that may be wider or longer than its place; it can be reached and scrolled by keyboard. */
export function TableFrame({ label, tall = false, onKeyDown, children }: TableFrameProps) {
  return (
    <section
      className={tall ? 'table-frame tall' : 'table-frame'}
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
      tabIndex={0}
      onKeyDown={onKeyDown}
    >
      <table className="dense">{children}</table>
    </section>
  );
}
