import { useLingui } from '@lingui/react/macro';

/** Grey shapes where content will stand; a screen reader hears one word. */
export function Skeleton({ lines = 3, height = 20 }: { readonly lines?: number; readonly height?: number }) {
  const { t } = useLingui();
  return (
    <div className="stack tight" role="status">
      <span className="unseen">{t`Loading…`}</span>
      {Array.from({ length: lines }, (_, line) => (
        <span key={line} className="skeleton" style={{ blockSize: height, inlineSize: `${100 - ((line * 17) % 40)}%` }} />
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
