import { type RefObject, useEffect, useRef } from 'react';
import { listReceipts } from '../../../modules/passes/contract.ts';
import { useReader } from '../../reader.tsx';

const everyMs = 8_000;

/**
 * What gates told of a pass last, asked for again and again while the pass is looked at: a phone with a network carries
 * it to a gate without one. Without a network the last stands.
 */
export function useReceipts(pass: string): RefObject<readonly string[]> {
  const { call, edition } = useReader();
  const kept = useRef<readonly string[]>([]);
  useEffect(() => {
    const ask = async (): Promise<void> => {
      if (document.visibilityState !== 'visible') return;
      const { passes } = await call(listReceipts, { params: { edition } });
      kept.current = passes.find((one) => one.pass === pass)?.receipts ?? [];
    };
    const again = () => void ask().catch(() => undefined);
    again();
    const timer = setInterval(again, everyMs);
    return () => clearInterval(timer);
  }, [call, edition, pass]);
  return kept;
}
