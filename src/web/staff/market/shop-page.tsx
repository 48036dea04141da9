import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import type { AnswerOf } from '../../../kernel/endpoint.ts';
import { getFlows } from '../../../modules/market/contract.ts';
import { type EditionView, useEdition, useHead, useReader } from '../../reader.tsx';
import { TableFrame } from '../../tables/table-frame.tsx';
import { Load } from '../../ui/load.tsx';
import { Empty } from '../../ui/notice.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { FlowPicture } from './flow-picture.tsx';
import './market.css';
import { useStateNames, useWayName } from './market-words.ts';

/** The shop as it runs: what goes where, how far it is, what is sold out. */
export function ShopPage() {
  const { t } = useLingui();
  const { call, edition } = useReader();
  const view = useEdition();
  useHead({ title: t`Shop` });
  const flows = useQuery({
    queryKey: [getFlows.path, edition],
    queryFn: ({ signal }) => call(getFlows, { params: { edition } }, signal),
    refetchInterval: 10_000,
  });
  return (
    <div className="stack wide">
      <PageTitle title={t`Shop`} lead={t`What goes where, how far it is, and what has run out.`} />
      <Load query={flows}>{(data) => (view ? <Desk data={data} view={view} /> : null)}</Load>
    </div>
  );
}

function Desk({ data, view }: { data: AnswerOf<typeof getFlows>; view: EditionView }) {
  const { t } = useLingui();
  const states = useStateNames();
  const { formats, say } = view;
  const countOf = (state: string) => data.states.find((one) => one.state === state)?.consignments ?? 0;
  return (
    <>
      <div className="tiles">
        {states.map(({ state, name }) => (
          <div key={state} className="figure-tile">
            <span className="value">{formats.number(countOf(state))}</span>
            <span>{name}</span>
          </div>
        ))}
        <div className="figure-tile">
          <span className="value">{formats.number(data.held)}</span>
          <span>{t`Pieces in carts now`}</span>
        </div>
      </div>
      {data.flows.length === 0 ? (
        <Empty icon="bag" title={t`Nothing was sold yet.`}>
          <Trans>As soon as the first order is paid, it is drawn here.</Trans>
        </Empty>
      ) : (
        <section className="stack">
          <h2>
            <Trans>What goes where</Trans>
          </h2>
          <FlowPicture flows={data.flows} view={view} />
          <FlowTable flows={data.flows} view={view} />
        </section>
      )}
      {data.soldOut.length > 0 && (
        <section className="stack tight">
          <h2>
            <Trans>Sold out</Trans>
          </h2>
          <ul className="story">
            {data.soldOut.map(({ variant, names }) => (
              <li key={variant}>
                {say(names)} <span className="soft">{variant}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

function FlowTable({ flows, view }: { flows: AnswerOf<typeof getFlows>['flows']; view: EditionView }) {
  const { t } = useLingui();
  const wayName = useWayName();
  const { formats, say } = view;
  return (
    <TableFrame label={t`What goes where`} tall>
      <thead>
        <tr>
          <th scope="col">{t`Brand`}</th>
          <th scope="col">{t`Way`}</th>
          <th scope="col">{t`Country`}</th>
          <th scope="col" className="figure">{t`Consignments`}</th>
          <th scope="col" className="figure">{t`Pieces`}</th>
          <th scope="col" className="figure">{t`Worth`}</th>
        </tr>
      </thead>
      <tbody>
        {flows.map(({ brand, names, way, country, consignments, pieces, amount }) => (
          <tr key={`${brand} ${way} ${country}`}>
            <th scope="row">{say(names)}</th>
            <td>{wayName(way)}</td>
            <td>{formats.country(country)}</td>
            <td className="figure">{formats.number(consignments)}</td>
            <td className="figure">{formats.number(pieces)}</td>
            <td className="figure">{formats.price(amount)}</td>
          </tr>
        ))}
      </tbody>
    </TableFrame>
  );
}
