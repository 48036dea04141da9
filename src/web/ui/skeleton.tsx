import { useLingui } from '@lingui/react/macro';

/** Lines of uneven length look like text to come. */
const widths = [100, 83, 94, 71, 88, 77];

/** Grey shapes where content will stand; a screen reader hears one word. */
export function Skeleton({ lines = 3, height = 20 }: { readonly lines?: number; readonly height?: number }) {
  const { t } = useLingui();
  return (
    <div className="stack tight" role="status">
      <span className="unseen">{t`Loading…`}</span>
      {widths.slice(0, lines).map((width) => (
        <span key={width} className="skeleton" style={{ blockSize: height, inlineSize: `${width}%` }} />
      ))}
    </div>
  );
}

export function CardsSkeleton({ count = 4 }: { readonly count?: number }) {
  return <Skeleton lines={count} height={108} />;
}

export function PageSkeleton() {
  return (
    <div className="inner page stack">
      <Skeleton lines={1} height={44} />
      <Skeleton lines={4} height={84} />
    </div>
  );
}
