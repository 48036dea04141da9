import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { decideApplication, listApplications, type OwnBrand, suspendBrand } from '../../../modules/market/contract.ts';
import { type EditionView, useEdition, useHead, useReader } from '../../reader.tsx';
import { TableFrame } from '../../tables/table-frame.tsx';
import { Button } from '../../ui/button.tsx';
import { Load } from '../../ui/load.tsx';
import { Empty } from '../../ui/notice.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import './market.css';
import { useBrandStateName } from './market-words.ts';
import { ReasonDialog } from './reason-dialog.tsx';

/** Makers who ask to sell here, and those who do: let in, refused, stopped, closed. */
export function BrandsPage() {
  const { t } = useLingui();
  const { call, edition } = useReader();
  const view = useEdition();
  useHead({ title: t`Brands` });
  const brands = useQuery({
    queryKey: [listApplications.path, edition],
    queryFn: ({ signal }) => call(listApplications, { params: { edition } }, signal),
  });
  return (
    <div className="stack wide">
      <PageTitle title={t`Brands`} lead={t`Makers who ask to sell here, and those who do.`} />
      <Load query={brands}>{(data) => (view ? <Desk brands={data.brands} view={view} /> : null)}</Load>
    </div>
  );
}

type Act = 'approve' | 'refuse' | 'open' | 'suspended' | 'closed';

function Desk({ brands, view }: { brands: readonly OwnBrand[]; view: EditionView }) {
  const { t } = useLingui();
  const [open, setOpen] = useState<{ brand: OwnBrand; act: Act }>();
  const waiting = brands.filter((brand) => brand.state === 'applied');
  const others = brands.filter((brand) => brand.state !== 'applied');
  const choose = (brand: OwnBrand) => (act: Act) => setOpen({ brand, act });
  return (
    <>
      <section className="stack tight">
        <h2>
          <Trans>Waiting for an answer</Trans>
        </h2>
        {waiting.length === 0 && (
          <Empty icon="bag" title={t`Nobody waits.`}>
            <Trans>Who applies for a store stands here until you answer.</Trans>
          </Empty>
        )}
        {waiting.map((brand) => (
          <Application key={brand.id} brand={brand} view={view} onAct={choose(brand)} />
        ))}
      </section>
      <section className="stack tight">
        <h2>
          <Trans>In the shop, and no longer in it</Trans>
        </h2>
        <BrandTable brands={others} view={view} onAct={(brand, act) => setOpen({ brand, act })} />
      </section>
      {open && (
        <ActDialog key={`${open.brand.id} ${open.act}`} {...open} view={view} onClose={() => setOpen(undefined)} />
      )}
    </>
  );
}

function Application({ brand, view, onAct }: { brand: OwnBrand; view: EditionView; onAct: (act: Act) => void }) {
  const { formats, say } = view;
  return (
    <article className="card stack tight">
      <h3>{say(brand.names)}</h3>
      <p>{say(brand.stories)}</p>
      <p className="soft">
        {say(brand.makers)} · {say(brand.towns)} · {brand.contact} · {formats.moment(brand.appliedAt)}
      </p>
      {brand.makes && <p>{brand.makes}</p>}
      <div className="row">
        <Button onClick={() => onAct('approve')}>
          <Trans>Let it in</Trans>
        </Button>
        <Button look="quiet" onClick={() => onAct('refuse')}>
          <Trans>Refuse</Trans>
        </Button>
      </div>
    </article>
  );
}

interface BrandTableProps {
  readonly brands: readonly OwnBrand[];
  readonly view: EditionView;
  readonly onAct: (brand: OwnBrand, act: Act) => void;
}

function BrandTable({ brands, view, onAct }: BrandTableProps) {
  const { t } = useLingui();
  const stateName = useBrandStateName();
  const { formats, say } = view;
  return (
    <div className="brand-table">
      <TableFrame label={t`Brands`} tall>
        <thead>
          <tr>
            <th scope="col">{t`Brand`}</th>
            <th scope="col">{t`Town`}</th>
            <th scope="col">{t`State`}</th>
            <th scope="col" className="figure">{t`Commission`}</th>
            <th scope="col">{t`What you can do`}</th>
          </tr>
        </thead>
        <tbody>
          {brands.map((brand) => (
            <tr key={brand.id}>
              <th scope="row">
                {say(brand.names)}
                {brand.decidedBecause && <span className="under soft fine">{brand.decidedBecause}</span>}
              </th>
              <td>{say(brand.towns)}</td>
              <td>{stateName(brand.state)}</td>
              <td className="figure">{`${formats.number(brand.commissionBasisPoints / 100)} %`}</td>
              <td>
                {brand.state === 'open' && (
                  <Button look="plain" onClick={() => onAct(brand, 'suspended')}>
                    <Trans>Stop the sale…</Trans>
                  </Button>
                )}
                {brand.state === 'suspended' && (
                  <>
                    <Button look="plain" onClick={() => onAct(brand, 'open')}>
                      <Trans>Let it sell again…</Trans>
                    </Button>
                    <Button look="plain" onClick={() => onAct(brand, 'closed')}>
                      <Trans>Close for good…</Trans>
                    </Button>
                  </>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </TableFrame>
    </div>
  );
}

interface ActDialogProps {
  readonly brand: OwnBrand;
  readonly act: Act;
  readonly view: EditionView;
  readonly onClose: () => void;
}

function ActDialog({ brand, act, view, onClose }: ActDialogProps) {
  const { t } = useLingui();
  const { call, edition } = useReader();
  const client = useQueryClient();
  const params = { edition, brand: brand.id };
  const send = useMutation({
    mutationFn: async (because: string): Promise<unknown> =>
      act === 'approve' || act === 'refuse'
        ? await call(decideApplication, { params, body: { decision: act, because } })
        : await call(suspendBrand, { params, body: { state: act, because } }),
    onSuccess: async () => {
      await client.invalidateQueries();
      onClose();
    },
  });
  const name = view.say(brand.names);
  const words: Readonly<Record<Act, { title: string; effect: string; act: string }>> = {
    approve: { title: t`Let ${name} in`, effect: t`It can put goods into the shop at once.`, act: t`Let it in` },
    refuse: { title: t`Refuse ${name}`, effect: t`It can apply again with what was missing.`, act: t`Refuse` },
    suspended: {
      title: t`Stop the sale of ${name}`,
      effect: t`Nothing more of it is sold. What is in carts and orders stays theirs and is delivered.`,
      act: t`Stop the sale`,
    },
    open: { title: t`Let ${name} sell again`, effect: t`Its goods stand in the shop at once.`, act: t`Let it sell` },
    closed: {
      title: t`Close ${name} for good`,
      effect: t`Possible when everything is delivered or cancelled. It does not come back.`,
      act: t`Close for good`,
    },
  };
  const { title, effect, act: label } = words[act];
  return (
    <ReasonDialog
      title={title}
      act={label}
      isBusy={send.isPending}
      error={send.error}
      onAct={(because) => send.mutate(because)}
      onClose={onClose}
    >
      <p>{effect}</p>
    </ReasonDialog>
  );
}
