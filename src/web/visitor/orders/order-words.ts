import { useLingui } from '@lingui/react/macro';
import type { Order } from '../../../modules/orders/contract.ts';

/** The state of an order in one word, with the tone it is shown in. */
export function useOrderState(): (state: Order['state']) => { word: string; tone: 'good' | 'wait' | 'off' } {
  const { t } = useLingui();
  return (state) =>
    ({
      placed: { word: t`Waits for payment`, tone: 'wait' as const },
      paid: { word: t`Paid`, tone: 'good' as const },
      released: { word: t`Not paid, seats went back`, tone: 'off' as const },
      refunded: { word: t`Money went back`, tone: 'off' as const },
    })[state];
}
