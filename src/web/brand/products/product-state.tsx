import { Trans } from '@lingui/react/macro';
import { type OwnProduct, setProductState } from '../../../modules/market/contract.ts';
import { useReader } from '../../reader.tsx';
import { Button } from '../../ui/button.tsx';
import { useBrand, useChange } from '../brand-data.ts';

/** Whether visitors see a product, and the one act that changes it. */
export function ProductState({ product }: { readonly product: Pick<OwnProduct, 'id' | 'state' | 'blockedBecause'> }) {
  const { edition } = useReader();
  const { id: brand } = useBrand();
  const change = useChange(setProductState);
  const { id, state, blockedBecause } = product;
  const turn = (to: 'listed' | 'hidden') =>
    change.mutate({ params: { edition, brand, product: id }, body: { state: to } });
  if (state === 'blocked')
    return (
      <span className="state bad">
        <Trans>Taken off by the organiser: {blockedBecause}</Trans>
      </span>
    );
  return (
    <span className="product-state">
      {state === 'listed' && (
        <span className="state good">
          <Trans>On the shelf</Trans>
        </span>
      )}
      {state === 'hidden' && (
        <span className="state off">
          <Trans>Hidden</Trans>
        </span>
      )}
      {state === 'draft' && (
        <span className="state off">
          <Trans>Draft</Trans>
        </span>
      )}
      <Button look="plain" busy={change.isPending} onClick={() => turn(state === 'listed' ? 'hidden' : 'listed')}>
        {state === 'listed' ? <Trans>Hide</Trans> : <Trans>List</Trans>}
      </Button>
    </span>
  );
}
