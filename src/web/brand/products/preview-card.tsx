import { Plural, Trans } from '@lingui/react/macro';
import { money } from '../../../kernel/money.ts';
import { useEdition } from '../../reader.tsx';
import { useBrand } from '../brand-data.ts';
import { BrandPicture } from '../brand-picture.tsx';
import { bodyOf, type ProductDraft } from './product-draft.ts';

interface PreviewCardProps {
  readonly draft: ProductDraft;
  readonly currency: string;
}

/** The product as a visitor meets it among others; prices here are without tax, as they are typed. */
export function PreviewCard({ draft, currency }: PreviewCardProps) {
  const view = useEdition();
  const brand = useBrand();
  const { product, variants } = bodyOf(draft, currency);
  const colours = [product.mainColour, product.accentColour, product.groundColour].map((one) => one.slice(1));
  const picture = product.photo
    ? ({ id: product.photo, kind: 'photo' } as const)
    : ({ id: [product.picture, ...colours].join('.'), kind: 'drawing' } as const);
  const prices = variants.map((one) => one.priceAmount).filter((one) => one > 0);
  return (
    <section className="stack tight" aria-labelledby="preview-title">
      <h2 id="preview-title">
        <Trans>As visitors see it</Trans>
      </h2>
      <div className="card preview-card">
        <BrandPicture picture={picture} size={320} />
        <p className="soft fine">{view?.say(brand.names)}</p>
        <p className="strong">{view?.say(product.names) || '…'}</p>
        <p className="price">
          {prices.length > 0 ? view?.formats.price(money(Math.min(...prices), currency)) : '…'}
          <span className="soft fine">
            {' '}
            <Trans>without tax</Trans>
          </span>
        </p>
        {variants.length > 1 && (
          <p className="soft fine">
            <Plural value={variants.length} one="# variant" other="# variants" />
          </p>
        )}
      </div>
    </section>
  );
}
