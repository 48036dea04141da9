import { Trans } from '@lingui/react/macro';
import { Link } from 'wouter';
import type { ProductCard as Card } from '../../../modules/market/contract.ts';
import { paths } from '../../paths.ts';
import { type EditionView, useReader } from '../../reader.tsx';
import { ProductPicture } from './product-picture.tsx';
import { Said } from './said.tsx';
import { ShelfPrice } from './shelf-price.tsx';
import { Stars } from './stars.tsx';

/** A product in a list: picture first, then name, maker, price as on a shelf, and whether it can be had. */
export function ProductCard({ card, view }: { readonly card: Card; readonly view: EditionView }) {
  const reader = useReader();
  return (
    <article className="goods-card">
      <div className="goods-frame">
        <ProductPicture picture={card.picture} sizes="(width < 720px) 46vw, 280px" />
        {!card.inStock && (
          <span className="sold-out">
            <Trans>Sold out</Trans>
          </span>
        )}
      </div>
      <h3>
        <Link href={paths.product(reader, card.id)}>
          <Said words={card.names} />
        </Link>
      </h3>
      <p className="soft fine">
        <Said words={card.brand.names} />
      </p>
      <p className="row close">
        <ShelfPrice price={card.price.taxed} view={view}>
          {(price) => (card.variants > 1 ? <Trans>from {price}</Trans> : price)}
        </ShelfPrice>
        {card.stars && <Stars mean={card.stars.mean} count={card.stars.count} view={view} />}
      </p>
      {card.reason && (
        <p className="reason fine">
          <Said words={card.reason} />
        </p>
      )}
    </article>
  );
}

/** Cards side by side: two on the smallest phone. */
export function ProductGrid({ cards, view }: { readonly cards: readonly Card[]; readonly view: EditionView }) {
  return (
    <ul className="goods-grid">
      {cards.map((card) => (
        <li key={card.id}>
          <ProductCard card={card} view={view} />
        </li>
      ))}
    </ul>
  );
}
