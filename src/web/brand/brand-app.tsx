import { Trans, useLingui } from '@lingui/react/macro';
import { type ReactNode, useEffect } from 'react';
import { Link, Redirect, Route, Switch, useLocation } from 'wouter';
import type { OwnBrand } from '../../modules/market/contract.ts';
import { useAccount } from '../account.ts';
import { callByFetch } from '../call.ts';
import { paths } from '../paths.ts';
import { type Boot, Reader, useEdition, useReader } from '../reader.tsx';
import { Failure } from '../ui/failure.tsx';
import { PageTitle } from '../ui/page-title.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { Sign } from '../ui/sign.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { ToastArea } from '../ui/toast.tsx';
import { LanguageSelect } from '../words/kept-language.tsx';
import { ApplyPage } from './apply/apply-page.tsx';
import { BrandsPage } from './apply/brands-page.tsx';
import { TalePage } from './apply/tale-page.tsx';
import { BrandContext, desk, useMyBrands } from './brand-data.ts';
import { HomePage } from './home/home-page.tsx';
import { FilesPage } from './import/files-page.tsx';
import { MoneyPage } from './money/money-page.tsx';
import { OrderPage } from './orders/order-page.tsx';
import { OrdersPage } from './orders/orders-page.tsx';
import { ReturnsPage } from './orders/returns-page.tsx';
import { ReviewsPage } from './orders/reviews-page.tsx';
import { ProductPage } from './products/product-page.tsx';
import { ProductsPage } from './products/products-page.tsx';
import { Ways } from './ways.tsx';

/** What brands work with: their goods, what waits to be sent, what came in. */
export function BrandApp({ boot }: { readonly boot: Boot }) {
  return (
    <Reader boot={boot} call={callByFetch} clockAhead={boot.now - Date.now()}>
      <House />
      <ToastArea />
    </Reader>
  );
}

function House() {
  const { me, error } = useAccount(true);
  if (error) return <Frame content={<ProblemNotice error={error} />} />;
  if (me === undefined) return <Frame content={<Skeleton />} />;
  if (me === null) return <Frame content={<Stranger />} />;
  return <Doors />;
}

function Doors() {
  const { data, error } = useMyBrands();
  const [pathname] = useLocation();
  const [, , id = ''] = pathname.split('/');
  if (error) return <Frame content={<ProblemNotice error={error} />} />;
  if (!data) return <Frame content={<Skeleton />} />;
  if (id === 'apply') return <Frame content={<ApplyPage brands={data.brands} />} />;
  const open = data.brands.filter((one) => one.state === 'open' || one.state === 'suspended');
  const brand = open.find((one) => one.id === id);
  if (brand) return <Desk brand={brand} />;
  if (data.brands.length === 0) return <Redirect to={desk.apply} replace />;
  if (id === '' && data.brands.length === 1 && open[0]) return <Redirect to={desk.home(open[0].id)} replace />;
  return <Frame content={<BrandsPage brands={data.brands} />} />;
}

function Desk({ brand }: { brand: OwnBrand }) {
  const [pathname] = useLocation();
  return (
    <BrandContext value={brand}>
      <Frame
        brand={brand}
        ways={<Ways />}
        content={
          <Failure key={pathname}>
            <Switch>
              <Route path="/brand/:brand">
                <HomePage />
              </Route>
              <Route path="/brand/:brand/products">
                <ProductsPage />
              </Route>
              <Route path="/brand/:brand/products/:product">
                {({ product }) => <ProductPage key={product} product={decodeURIComponent(product)} />}
              </Route>
              <Route path="/brand/:brand/new-product">
                <ProductPage />
              </Route>
              <Route path="/brand/:brand/files">
                <FilesPage />
              </Route>
              <Route path="/brand/:brand/orders">
                <OrdersPage />
              </Route>
              <Route path="/brand/:brand/orders/:consignment">
                {({ consignment }) => <OrderPage key={consignment} consignment={consignment} />}
              </Route>
              <Route path="/brand/:brand/returns">
                <ReturnsPage />
              </Route>
              <Route path="/brand/:brand/money">
                <MoneyPage />
              </Route>
              <Route path="/brand/:brand/reviews">
                <ReviewsPage />
              </Route>
              <Route path="/brand/:brand/about">
                <TalePage />
              </Route>
              <Route>
                <NoPage />
              </Route>
            </Switch>
          </Failure>
        }
      />
    </BrandContext>
  );
}

function Frame({ brand, ways, content }: { brand?: OwnBrand; ways?: ReactNode; content: ReactNode }) {
  const view = useEdition();
  const [pathname] = useLocation();
  useEffect(() => {
    if (pathname) window.scrollTo(0, 0);
  }, [pathname]);
  return (
    <div className="staff desk">
      <a className="skip button" href="#content">
        <Trans>Skip to content</Trans>
      </a>
      <header className="staff-head">
        <Link className="brand" href={brand ? desk.home(brand.id) : '/brand'}>
          <Sign size={28} />
          <span className="desk-name">
            {brand && view ? view.say(brand.names) : <Trans>Brands</Trans>}
            {view && <span className="soft fine">{view.say(view.edition.names)}</span>}
          </span>
        </Link>
        <LanguageSelect pages="brand" />
      </header>
      {ways ?? <span />}
      <main id="content" tabIndex={-1}>
        {content}
      </main>
    </div>
  );
}

function NoPage() {
  const { t } = useLingui();
  return <PageTitle title={t`There is no such page.`} lead={t`Choose one of the pages above.`} />;
}

function Stranger() {
  const { t } = useLingui();
  const reader = useReader();
  return (
    <div className="stack measure">
      <PageTitle
        title={t`A store at the Games`}
        lead={t`Makers sell here to people who came for the Games, and to their friends at home.`}
      />
      <ul className="story">
        <li>
          <Trans>One store, four languages. Duty and tax abroad are told to the buyer before paying.</Trans>
        </li>
        <li>
          <Trans>Goods go to hotels, to lockers at the venues, and home, abroad too.</Trans>
        </li>
        <li>
          <Trans>You bring products one by one or as a file; nothing changes before you have seen what would.</Trans>
        </li>
      </ul>
      <p>
        <a className="button" href={paths.signIn(reader, '/brand')}>
          <Trans>Sign in or begin</Trans>
        </a>
      </p>
    </div>
  );
}
