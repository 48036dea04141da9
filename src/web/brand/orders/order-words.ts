import { useLingui } from '@lingui/react/macro';
import type { Consignment, Dispute, GoodsReturn } from '../../../modules/market/contract.ts';

type State = Consignment['state'];
export type Tone = 'good' | 'wait' | 'bad' | 'off';

/** States of a consignment in words and a tone. */
export function useStateName(): (state: State) => { readonly name: string; readonly tone: Tone } {
  const { t } = useLingui();
  const names: Readonly<Record<State, { name: string; tone: Tone }>> = {
    placed: { name: t`To pack`, tone: 'wait' },
    packed: { name: t`Packed, to send`, tone: 'wait' },
    partlySent: { name: t`Partly sent`, tone: 'wait' },
    sent: { name: t`On its way`, tone: 'good' },
    delivered: { name: t`Delivered`, tone: 'good' },
    cancelled: { name: t`Cancelled`, tone: 'off' },
  };
  return (state) => names[state];
}

/** How a buyer gets the goods. */
export function useWayName(): (way: Consignment['way'], place: Consignment['placeKind']) => string {
  const { t } = useLingui();
  return (way, place) => {
    if (way === 'shipHome') return t`Sent home`;
    if (place === 'hotel') return t`To a hotel`;
    return t`To a locker at a venue`;
  };
}

export function useReturnWords() {
  const { t } = useLingui();
  const states: Readonly<Record<GoodsReturn['state'], { name: string; tone: Tone }>> = {
    asked: { name: t`Answer it`, tone: 'wait' },
    agreed: { name: t`The buyer sends it back`, tone: 'off' },
    refused: { name: t`Refused`, tone: 'off' },
    sentBack: { name: t`On its way to you`, tone: 'wait' },
    received: { name: t`Came back, paid back`, tone: 'good' },
    disputed: { name: t`The organiser decides`, tone: 'wait' },
    cancelled: { name: t`The buyer keeps it`, tone: 'off' },
  };
  const reasons: Readonly<Record<GoodsReturn['reason'], string>> = {
    changedMind: t`Changed their mind`,
    damaged: t`Came damaged`,
    wrongItem: t`Not what was ordered`,
    notArrived: t`Never came`,
  };
  return { stateOf: (one: GoodsReturn) => states[one.state], reasonOf: (one: GoodsReturn) => reasons[one.reason] };
}

export function useDisputeWords() {
  const { t } = useLingui();
  const states: Readonly<Record<Dispute['state'], { name: string; tone: Tone }>> = {
    opened: { name: t`Say your side`, tone: 'wait' },
    answered: { name: t`The organiser decides`, tone: 'off' },
    refunded: { name: t`Paid back to the buyer`, tone: 'off' },
    refused: { name: t`Decided for you`, tone: 'good' },
  };
  return (one: Dispute) => states[one.state];
}
