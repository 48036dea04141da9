import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useEffect, useRef, useState } from 'react';
import { useLocation, useSearch } from 'wouter';
import type { Product, Variant } from '../../../../modules/market/contract.ts';
import { paths } from '../../../paths.ts';
import { type EditionView, useReader } from '../../../reader.tsx';
import { Button, ButtonLink } from '../../../ui/button.tsx';
import { Countdown } from '../../../ui/countdown.tsx';
import { Stepper } from '../../../ui/field.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { ProblemNotice } from '../../../ui/problem-notice.tsx';
import { Said } from '../said.tsx';
import { ShelfPrice } from '../shelf-price.tsx';
import { useGoodsHold, type Wanted } from './use-goods-hold.ts';

/** What is wanted of a product: the variant of the address, else the first that can be had. */
export function useWanted(product: Product): [Wanted, (wanted: Wanted) => void] {
  const given = new URLSearchParams(useSearch());
  const [wanted, setWanted] = useState<Wanted>(() => {
    const named = product.variants.find(({ id }) => id === given.get('variant'));
    const variant = named ?? product.variants.find(({ available }) => available > 0) ?? product.variants[0]!;
    const count = Number(given.get('count'));
    return { variant: variant.id, count: Number.isInteger(count) && count > 0 ? Math.min(count, 20) : 1 };
  });
  return [wanted, setWanted];
}

interface BuyProps {
  readonly product: Product;
  readonly view: EditionView;
  readonly wanted: Wanted;
  readonly onWant: (wanted: Wanted) => void;
}

/** Which one, how many, how much, and the one way on. */
export function ProductBuy({ product, view, wanted, onWant }: BuyProps) {
  const { t } = useLingui();
  const reader = useReader();
  const holding = useGoodsHold(product.id);
  const variant = product.variants.find(({ id }) => id === wanted.variant) ?? product.variants[0]!;
  useHoldAfterSignIn(product.id, holding, wanted);
  const most = Math.max(1, variant.available);
  return (
    <div className="stack">
      {product.variants.length > 1 && (
        <VariantChoice
          product={product}
          view={view}
          chosen={variant.id}
          onChoose={(id) => onWant({ variant: id, count: 1 })}
        />
      )}
      <p className="product-price">
        <ShelfPrice price={variant.price.taxed} view={view} />{' '}
        <span className="soft fine">
          <Trans>with tax; {view.formats.price(variant.price.net)} as it leaves the country</Trans>
        </span>
      </p>
      <StockLine variant={variant} />
      {variant.available > 0 && (
        <>
          <Stepper
            label={t`How many`}
            less={t`One less`}
            more={t`One more`}
            value={Math.min(wanted.count, most)}
            min={1}
            max={most}
            onChange={(count) => onWant({ ...wanted, count })}
          />
          <Button broad busy={holding.isPending} onClick={() => holding.hold(wanted)}>
            <Trans>Put into the cart</Trans>
          </Button>
        </>
      )}
      {holding.error && <ProblemNotice error={holding.error} />}
      {holding.held && !holding.isPending && (
        <Notice kind="good" title={t`It is in your cart`} live>
          <Countdown until={holding.held.expiresAt} label={t`Kept for`} />
          <p className="row close">
            <ButtonLink to={paths.cart(reader)}>
              <Trans>Go to the cart</Trans>
            </ButtonLink>
          </p>
        </Notice>
      )}
    </div>
  );
}

/** Goes on by itself after signing in, once; the address forgets it then. */
function useHoldAfterSignIn(product: string, holding: ReturnType<typeof useGoodsHold>, wanted: Wanted): void {
  const reader = useReader();
  const [, navigate] = useLocation();
  const then = new URLSearchParams(useSearch()).get('then');
  const isDone = useRef(false);
  useEffect(() => {
    if (then !== 'hold' || !holding.me || isDone.current) return;
    isDone.current = true;
    navigate(paths.product(reader, product), { replace: true });
    holding.hold(wanted);
  });
}

interface VariantChoiceProps {
  readonly product: Product;
  readonly view: EditionView;
  readonly chosen: string;
  readonly onChoose: (variant: string) => void;
}

function VariantChoice({ product, view, chosen, onChoose }: VariantChoiceProps) {
  return (
    <fieldset className="variants">
      <legend>
        <Trans>Which one</Trans>
      </legend>
      {product.variants.map(({ id, names, price, available }) => (
        <label key={id} className="variant">
          <input
            type="radio"
            name="variant"
            className="unseen"
            value={id}
            checked={id === chosen}
            onChange={() => onChoose(id)}
          />
          <span className="variant-face">
            <span className="strong">
              <Said words={names} />
            </span>
            <span className="fine soft">
              {available > 0 ? view.formats.price(price.taxed) : <Trans>Sold out</Trans>}
            </span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}

function StockLine({ variant }: { readonly variant: Variant }) {
  const { available } = variant;
  if (available === 0)
    return (
      <p className="state off">
        <Trans>Sold out. What others give back appears here.</Trans>
      </p>
    );
  if (available >= 20)
    return (
      <p className="state good">
        <Trans>In stock</Trans>
      </p>
    );
  return (
    <p className={available < 5 ? 'state wait' : 'state good'}>
      <Plural value={available} one="The last one" other="# left" />
    </p>
  );
}
