import { Trans, useLingui } from '@lingui/react/macro';
import type { AnswerOf } from '../../../kernel/endpoint.ts';
import { getStatement } from '../../../modules/orders/contract.ts';
import { useEdition, useHead, useReader } from '../../reader.tsx';
import { TableFrame } from '../../tables/table-frame.tsx';
import { Load } from '../../ui/load.tsx';
import { Empty } from '../../ui/notice.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { useAsk, useBrand } from '../brand-data.ts';

type Statement = AnswerOf<typeof getStatement>;

/** What the brand earned and was paid: every entry of the books that concerns it. */
export function MoneyPage() {
  const { t } = useLingui();
  const { edition } = useReader();
  const { id: brand } = useBrand();
  const query = useAsk(getStatement, { params: { edition, brand } });
  useHead({ title: t`Money` });
  return (
    <div className="stack wide">
      <PageTitle title={t`Money`} lead={t`Every entry of the books that concerns you, after the organiser’s share.`} />
      <Load query={query}>
        {(statement) => (
          <>
            <Sums statement={statement} />
            {statement.entries.length === 0 ? (
              <Empty icon="programme" title={t`Nothing has been sold yet`} />
            ) : (
              <Entries statement={statement} />
            )}
          </>
        )}
      </Load>
    </div>
  );
}

function Sums({ statement }: { statement: Statement }) {
  const view = useEdition();
  return (
    <ul className="tasks">
      <li className="card stack tight">
        <span className="soft">
          <Trans>Owed to you</Trans>
        </span>
        <strong className="money-sum">{view?.formats.price(statement.owed)}</strong>
      </li>
      <li className="card stack tight">
        <span className="soft">
          <Trans>Of that, ready to be paid out</Trans>
        </span>
        <strong className="money-sum">{view?.formats.price(statement.payable)}</strong>
        <span className="soft fine">
          <Trans>What is older than fourteen days; until then a buyer may cancel or return.</Trans>
        </span>
      </li>
    </ul>
  );
}

function Entries({ statement }: { statement: Statement }) {
  const { t } = useLingui();
  const view = useEdition();
  const causes: Readonly<Record<string, string>> = {
    payment: t`Sale`,
    cancelled: t`Cancelled`,
    returned: t`Returned`,
    takenBack: t`Payment taken back`,
    payout: t`Paid out to you`,
  };
  return (
    <TableFrame label={t`Statement`} tall>
      <thead>
        <tr>
          <th scope="col">{t`When`}</th>
          <th scope="col">{t`What`}</th>
          <th scope="col">{t`Order`}</th>
          <th scope="col" className="figure">{t`Amount`}</th>
          <th scope="col" className="figure">{t`Owed after it`}</th>
        </tr>
      </thead>
      <tbody>
        {statement.entries.map((one) => (
          <tr key={`${one.id} ${one.number}`}>
            <td className="when">{view?.formats.moment(one.at)}</td>
            <td className="when">{causes[one.cause] ?? one.cause}</td>
            <td className="when">{one.number ?? ''}</td>
            <td className="figure">{view?.formats.price(one.amount)}</td>
            <td className="figure">{view?.formats.price(one.balance)}</td>
          </tr>
        ))}
      </tbody>
    </TableFrame>
  );
}
