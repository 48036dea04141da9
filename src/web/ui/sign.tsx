interface SignProps {
  readonly size?: number;
}

/** The sign: two posts and a lintel with nothing between them. */
export function Sign({ size = 32 }: SignProps) {
  return (
    <svg viewBox="0 0 32 32" width={size} height={size} aria-hidden="true" fill="none" strokeLinecap="round">
      <path d="M8 12.5v15M24 12.5v15" stroke="currentColor" strokeWidth="3" />
      <path d="M4 7.5q12-3 24 0" stroke="var(--vermilion)" strokeWidth="3.5" />
    </svg>
  );
}
