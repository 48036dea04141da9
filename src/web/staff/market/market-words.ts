import { useLingui } from '@lingui/react/macro';
import type { OwnBrand, Way } from '../../../modules/market/contract.ts';

export function useWayName(): (way: Way) => string {
  const { t } = useLingui();
  const names: Readonly<Record<Way, string>> = {
    shipHome: t`Sent home`,
    carryHome: t`Carried home`,
    pickUp: t`Picked up`,
  };
  return (way) => names[way];
}

/** How far consignments are, in the order in which they go. */
export function useStateNames(): readonly { state: string; name: string }[] {
  const { t } = useLingui();
  return [
    { state: 'placed', name: t`To pack` },
    { state: 'packed', name: t`Packed` },
    { state: 'partlySent', name: t`Partly sent` },
    { state: 'sent', name: t`On the way` },
    { state: 'delivered', name: t`Delivered` },
    { state: 'cancelled', name: t`Cancelled` },
  ];
}

export function useBrandStateName(): (state: OwnBrand['state']) => string {
  const { t } = useLingui();
  const names: Readonly<Record<OwnBrand['state'], string>> = {
    applied: t`Waits for an answer`,
    open: t`Sells`,
    refused: t`Refused`,
    suspended: t`Stopped`,
    closed: t`Closed`,
  };
  return (state) => names[state];
}
