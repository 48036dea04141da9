import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from 'wouter';
import type { OwnBrand } from '../../../modules/market/contract.ts';
import { useEdition, useHead } from '../../reader.tsx';
import { ButtonLink } from '../../ui/button.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { desk } from '../brand-data.ts';
import { BrandPicture } from '../brand-picture.tsx';

/** The brands somebody acts for, with how their applications stand. */
export function BrandsPage({ brands }: { readonly brands: readonly OwnBrand[] }) {
  const { t } = useLingui();
  const view = useEdition();
  useHead({ title: t`My brands` });
  return (
    <div className="stack wide">
      <PageTitle title={t`My brands`} lead={t`Choose whose desk to open.`} />
      <ul className="brand-list">
        {brands.map((brand) => (
          <li key={brand.id} className="card">
            <BrandPicture picture={brand.picture} size={72} />
            <div className="stack tight">
              <h2>
                {brand.state === 'open' || brand.state === 'suspended' ? (
                  <Link href={desk.home(brand.id)}>{view?.say(brand.names) ?? brand.id}</Link>
                ) : (
                  (view?.say(brand.names) ?? brand.id)
                )}
              </h2>
              <BrandState brand={brand} />
            </div>
          </li>
        ))}
      </ul>
      <div>
        <ButtonLink to={desk.apply} look="quiet">
          <Trans>Apply for a store</Trans>
        </ButtonLink>
      </div>
    </div>
  );
}

function BrandState({ brand }: { brand: OwnBrand }) {
  const view = useEdition();
  const when = view?.formats.moment(brand.appliedAt) ?? '';
  switch (brand.state) {
    case 'applied':
      return (
        <p className="state wait">
          <Trans>Sent on {when}. We answer within three days.</Trans>
        </p>
      );
    case 'refused':
      return (
        <div className="stack tight">
          <p className="state bad">
            <Trans>Not yet:</Trans>
          </p>
          <p>{brand.decidedBecause}</p>
          <p>
            <Link href={desk.apply}>
              <Trans>Mend it and apply again</Trans>
            </Link>
          </p>
        </div>
      );
    case 'suspended':
      return (
        <p className="state bad">
          <Trans>Selling is stopped by the organiser. {brand.decidedBecause}</Trans>
        </p>
      );
    case 'closed':
      return (
        <p className="state off">
          <Trans>Closed.</Trans>
        </p>
      );
    default:
      return (
        <p className="soft">
          {view?.say(brand.towns)} · <Trans>Open</Trans>
        </p>
      );
  }
}
