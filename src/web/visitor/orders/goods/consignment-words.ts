import { useLingui } from '@lingui/react/macro';
import type { Consignment, Dispute, GoodsReturn } from '../../../../modules/market/contract.ts';

type Tone = 'good' | 'wait' | 'off' | 'bad';
interface StateWords {
  readonly word: string;
  readonly tone: Tone;
}

/** How far a sub-order is, in one word. */
export function useConsignmentState(): (state: Consignment['state']) => StateWords {
  const { t } = useLingui();
  return (state) => {
    const words: Record<Consignment['state'], StateWords> = {
      placed: { word: t`The maker prepares it`, tone: 'wait' },
      packed: { word: t`Packed`, tone: 'wait' },
      partlySent: { word: t`A part is on its way`, tone: 'wait' },
      sent: { word: t`On its way`, tone: 'wait' },
      delivered: { word: t`It has come`, tone: 'good' },
      cancelled: { word: t`Cancelled`, tone: 'off' },
    };
    return words[state];
  };
}

export function useReturnState(): (state: GoodsReturn['state']) => StateWords {
  const { t } = useLingui();
  return (state) => {
    const words: Record<GoodsReturn['state'], StateWords> = {
      asked: { word: t`The maker answers`, tone: 'wait' },
      agreed: { word: t`Agreed: send it back`, tone: 'good' },
      refused: { word: t`The maker refused`, tone: 'bad' },
      sentBack: { word: t`On its way back`, tone: 'wait' },
      received: { word: t`Back there, and your money is on its way`, tone: 'good' },
      disputed: { word: t`Our staff look at it`, tone: 'wait' },
      cancelled: { word: t`You keep it`, tone: 'off' },
    };
    return words[state];
  };
}

export function useReasonName(): (reason: GoodsReturn['reason']) => string {
  const { t } = useLingui();
  return (reason) => {
    const names: Record<GoodsReturn['reason'], string> = {
      changedMind: t`I changed my mind`,
      damaged: t`It is damaged`,
      wrongItem: t`It is not what I ordered`,
      notArrived: t`It never came`,
    };
    return names[reason];
  };
}

export function useDisputeState(): (state: Dispute['state']) => StateWords {
  const { t } = useLingui();
  return (state) => {
    const words: Record<Dispute['state'], StateWords> = {
      opened: { word: t`The maker is heard`, tone: 'wait' },
      answered: { word: t`Our staff decide`, tone: 'wait' },
      refunded: { word: t`Decided for you: the money comes back`, tone: 'good' },
      refused: { word: t`Decided: no money comes back`, tone: 'off' },
    };
    return words[state];
  };
}
