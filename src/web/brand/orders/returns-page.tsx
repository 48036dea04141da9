import { Trans, useLingui } from '@lingui/react/macro';
import { useId, useState } from 'react';
import { Link } from 'wouter';
import { answerDispute, type Dispute, listBrandDisputes, listReturns } from '../../../modules/market/contract.ts';
import { useEdition, useHead, useReader } from '../../reader.tsx';
import { Button } from '../../ui/button.tsx';
import { Load } from '../../ui/load.tsx';
import { Empty } from '../../ui/notice.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { desk, useAsk, useBrand, useChange } from '../brand-data.ts';
import { useDisputeWords } from './order-words.ts';
import { ReturnCard } from './return-card.tsx';

/** What comes back, and what buyer and brand do not agree about. */
export function ReturnsPage() {
  const { t } = useLingui();
  const { edition } = useReader();
  const { id: brand } = useBrand();
  const returns = useAsk(listReturns, { params: { edition, brand } });
  const disputes = useAsk(listBrandDisputes, { params: { edition, brand } });
  useHead({ title: t`Returns` });
  return (
    <div className="stack wide">
      <PageTitle title={t`Returns`} lead={t`Those that wait for you stand on top.`} />
      {disputes.data && disputes.data.disputes.length > 0 && (
        <section className="stack">
          <h2>
            <Trans>Disputes</Trans>
          </h2>
          {disputes.data.disputes.map((one) => (
            <DisputeCard key={one.id} one={one} />
          ))}
        </section>
      )}
      <Load query={returns}>
        {(data) =>
          data.returns.length === 0 ? (
            <Empty icon="undo" title={t`Nothing comes back`}>
              <Trans>Buyers can return goods within thirty days after they came.</Trans>
            </Empty>
          ) : (
            <div className="stack">
              {data.returns.map((one) => (
                <div key={one.id} className="stack tight">
                  <Link href={desk.order(brand, one.consignment)} className="fine">
                    <Trans>To the order</Trans>
                  </Link>
                  <ReturnCard one={one} />
                </div>
              ))}
            </div>
          )
        }
      </Load>
    </div>
  );
}

function DisputeCard({ one }: { one: Dispute }) {
  const id = useId();
  const view = useEdition();
  const { edition } = useReader();
  const brand = useBrand();
  const [words, setWords] = useState('');
  const send = useChange(answerDispute);
  const stateOf = useDisputeWords();
  const { name, tone } = stateOf(one);
  const until = one.turn?.until ? view?.formats.moment(one.turn.until) : undefined;
  return (
    <article className="card stack tight">
      <div className="row apart">
        <Link href={desk.order(brand.id, one.consignment)}>
          <Trans>To the order</Trans>
        </Link>
        <span className={`state ${tone}`}>{name}</span>
      </div>
      <blockquote>{one.statement}</blockquote>
      {one.answer && (
        <p>
          <Trans>You said: {one.answer}</Trans>
        </p>
      )}
      {one.decidedBecause && <p className="strong">{one.decidedBecause}</p>}
      {one.state === 'opened' && (
        <>
          {until && (
            <p className="strong">
              <Trans>Say your side by {until}. Then the organiser decides with what it has.</Trans>
            </p>
          )}
          <div className="field">
            <label htmlFor={id}>
              <Trans>Your side</Trans>
            </label>
            <textarea
              id={id}
              className="input"
              rows={4}
              maxLength={2_000}
              value={words}
              onChange={(event) => setWords(event.target.value)}
            />
          </div>
          {send.error && <ProblemNotice error={send.error} />}
          <div>
            <Button
              busy={send.isPending}
              disabled={words.trim() === ''}
              onClick={() =>
                send.mutate({ params: { edition, brand: brand.id, dispute: one.id }, body: { words: words.trim() } })
              }
            >
              <Trans>Send</Trans>
            </Button>
          </div>
        </>
      )}
    </article>
  );
}
