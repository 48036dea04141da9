import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { AnswerOf } from '../../../kernel/endpoint.ts';
import { sumMoney } from '../../../kernel/money.ts';
import { listPayouts, makePayouts } from '../../../modules/orders/contract.ts';
import { newId } from '../../call.ts';
import { type EditionView, useEdition, useHead, useReader } from '../../reader.tsx';
import { saveFile } from '../../tables/save-file.ts';
import { TableFrame } from '../../tables/table-frame.tsx';
import { Button } from '../../ui/button.tsx';
import { Load } from '../../ui/load.tsx';
import { Empty, Notice } from '../../ui/notice.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';

type Payouts = AnswerOf<typeof listPayouts>;

/** What brands are owed, what is old enough to be paid, and every run that was made. */
export function PayoutsPage() {
  const { t } = useLingui();
  const { call, edition } = useReader();
  const view = useEdition();
  useHead({ title: t`Payouts` });
  const payouts = useQuery({
    queryKey: [listPayouts.path, edition],
    queryFn: ({ signal }) => call(listPayouts, { params: { edition }, query: {} }, signal),
  });
  return (
    <div className="stack wide">
      <PageTitle
        title={t`Payouts`}
        lead={t`What brands are owed by the books. Sales are paid when buyers can no longer change their mind about most of them.`}
      />
      <Load query={payouts}>{(data) => (view ? <Desk data={data} view={view} /> : null)}</Load>
    </div>
  );
}

function Desk({ data, view }: { data: Payouts; view: EditionView }) {
  const { t } = useLingui();
  const { formats } = view;
  if (data.balances.length === 0)
    return (
      <Empty icon="bag" title={t`Nobody is owed anything yet.`}>
        <Trans>As soon as goods of a brand are paid, its part stands here.</Trans>
      </Empty>
    );
  return (
    <>
      <TableFrame label={t`What brands are owed`} tall>
        <thead>
          <tr>
            <th scope="col">{t`Brand`}</th>
            <th scope="col" className="figure">{t`Owed`}</th>
            <th scope="col" className="figure">{t`To be paid now`}</th>
          </tr>
        </thead>
        <tbody>
          {data.balances.map(({ seller, owed, payable }) => (
            <tr key={seller}>
              <th scope="row">{seller}</th>
              <td className="figure">{formats.price(owed)}</td>
              <td className="figure">{formats.price(payable)}</td>
            </tr>
          ))}
        </tbody>
      </TableFrame>
      <PayRun data={data} view={view} />
      {data.payouts.length > 0 && (
        <section className="stack tight">
          <h2>
            <Trans>Paid before</Trans>
          </h2>
          <ul className="story">
            {data.payouts.map(({ id, seller, amount, madeAt }) => (
              <li key={id}>
                {formats.moment(madeAt)} · {seller} · {formats.price(amount)}
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

/** One run: a retry has the same id, so nobody is paid twice. */
function PayRun({ data, view }: { data: Payouts; view: EditionView }) {
  const { t } = useLingui();
  const { call, edition } = useReader();
  const client = useQueryClient();
  const [id, setId] = useState(newId);
  const due = data.balances.filter((one) => one.payable.amount > 0);
  const send = useMutation({
    mutationFn: () => call(makePayouts, { params: { edition }, body: { id } }),
    onSuccess: async (answer) => {
      saveFile(`payouts-${id}.csv`, answer.file);
      setId(newId());
      await client.invalidateQueries();
    },
  });
  if (due.length === 0)
    return <Notice kind="info" title={t`Nothing is old enough to be paid: sales are paid after fourteen days.`} />;
  const sum = view.formats.price(
    sumMoney(
      due.map((one) => one.payable),
      due[0]!.payable.currency,
    ),
  );
  return (
    <div className="stack tight">
      {send.error && <ProblemNotice error={send.error} />}
      <div className="row">
        <Button busy={send.isPending} onClick={() => send.mutate()}>
          <Plural value={due.length} one={`Pay # brand ${sum}`} other={`Pay # brands ${sum}`} />
        </Button>
        <p className="soft">
          <Trans>The books are written at once; the file for your bank is saved on this machine.</Trans>
        </p>
      </div>
    </div>
  );
}
