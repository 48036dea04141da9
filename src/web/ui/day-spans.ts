import { useEdition } from '../reader.tsx';

/** Days as spans, as people say them. */
export function useDaySpans(): (days: readonly string[]) => string {
  const view = useEdition();
  return (days) => {
    if (!view) return '';
    const spans = spansOf(days).map(([from, until]) =>
      from === until ? view.formats.day(from) : `${view.formats.day(from)} – ${view.formats.day(until)}`,
    );
    return view.formats.list(spans);
  };
}

/** Runs of days that follow each other, each as first and last. */
export function spansOf(days: readonly string[]): [from: string, until: string][] {
  const spans: [string, string][] = [];
  for (const day of [...days].sort()) {
    const last = spans.at(-1);
    if (last && dayAfter(last[1]) === day) last[1] = day;
    else spans.push([day, day]);
  }
  return spans;
}

/** The local day after one, as `2021-07-24`. */
export function dayAfter(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}
