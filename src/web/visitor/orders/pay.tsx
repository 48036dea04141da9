import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useRef, useState } from 'react';
import { type Order, startPayment } from '../../../modules/orders/contract.ts';
import { newId, ProblemError } from '../../call.ts';
import { inOwnLanguage } from '../../paths.ts';
import { type EditionView, useReader, useSetting } from '../../reader.tsx';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { Notice } from '../../ui/notice.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { Sign } from '../../ui/sign.tsx';

/** Pays an order: card, second step, waiting for the bank, and at once again after a no. */
export function Pay({ order, view }: { order: Order; view: EditionView }) {
  const { t } = useLingui();
  const { language } = useReader();
  const last = order.payments.at(-1);
  if (last?.state === 'needsAction' && last.actionUrl) {
    return (
      <Notice kind="wait" title={t`Your bank wants to be sure it is you`} live>
        <p>
          <Trans>Confirm on the bank's page; you come back here by yourself.</Trans>
        </p>
        <a className="button" href={inOwnLanguage(last.actionUrl, location.origin, language)}>
          <Trans>Confirm with my bank</Trans>
        </a>
      </Notice>
    );
  }
  if (
    last &&
    (last.state === 'started' ||
      last.state === 'processing' ||
      last.state === 'authorised' ||
      last.state === 'succeeded')
  )
    return <Waiting />;
  return (
    <section className="stack" aria-labelledby="pay">
      <h2 id="pay">
        <Trans>Pay {view.formats.price(order.total)}</Trans>
      </h2>
      {last?.state === 'declined' && (
        <Notice kind="bad" title={t`The bank said no`} live>
          <p>
            <Trans>Nothing was taken and your seats are still yours. Try again or use another card.</Trans>
          </p>
          {last.declinedBecause && <p className="soft fine">{last.declinedBecause}</p>}
        </Notice>
      )}
      {last?.state === 'expired' && (
        <Notice kind="wait" title={t`The bank gave no answer in time`} live>
          <p>
            <Trans>Nothing was taken. Your seats are still yours; you can try again.</Trans>
          </p>
        </Notice>
      )}
      <Ways order={order} view={view} />
    </section>
  );
}

function Waiting() {
  return (
    <div className="card waiting" role="status">
      <Sign size={72} />
      <h2>
        <Trans>The bank is answering…</Trans>
      </h2>
      <p className="soft">
        <Trans>You can leave this page open or come back later; you pay once in any case.</Trans>
      </p>
    </div>
  );
}

/** The ways to pay that this deployment offers. */
function Ways({ order, view }: { order: Order; view: EditionView }) {
  const setting = useSetting();
  const pay = usePayment(order);
  const providers = setting?.paymentProviders ?? [];
  const cardProvider = providers.find((provider) => provider !== 'stripe');
  return (
    <div className="stack">
      {pay.error && <ProblemNotice error={pay.error} />}
      {cardProvider && (
        <CardForm
          order={order}
          view={view}
          busy={pay.isPending}
          onPay={(card) => pay.mutate({ provider: cardProvider, card })}
        />
      )}
      {providers.includes('stripe') && (
        <Button
          look={cardProvider ? 'quiet' : 'main'}
          broad
          busy={pay.isPending}
          onClick={() => pay.mutate({ provider: 'stripe' })}
        >
          <Trans>Pay with Stripe</Trans>
        </Button>
      )}
    </div>
  );
}

/** One id per attempt; the same id again where no answer came, so that nobody pays twice. */
function usePayment(order: Order) {
  const reader = useReader();
  const client = useQueryClient();
  const attempt = useRef<string>(undefined);
  return useMutation<Order, Error, { provider: string; card?: string }>({
    mutationFn: (body) => {
      attempt.current ??= newId();
      return reader.call(startPayment, {
        params: { edition: reader.edition, order: order.id },
        body: { id: attempt.current, ...body },
      });
    },
    onSuccess: (next) => {
      attempt.current = undefined;
      client.setQueryData(reader.queries.order(order.id).queryKey, next);
      const payment = next.payments.at(-1);
      if (payment?.provider === 'stripe' && payment.actionUrl) location.assign(payment.actionUrl);
    },
    onError: (error) => {
      if (!(error instanceof ProblemError && error.isOffline)) attempt.current = undefined;
      void client.invalidateQueries({ queryKey: reader.queries.order(order.id).queryKey });
    },
  });
}

interface CardFormProps {
  readonly order: Order;
  readonly view: EditionView;
  readonly busy: boolean;
  readonly onPay: (card: string) => void;
}

function CardForm({ order, view, busy, onPay }: CardFormProps) {
  const { t } = useLingui();
  const { demo } = useReader();
  const [card, setCard] = useState('');
  const [fault, setFault] = useState<string>();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const digits = card.normalize('NFKC').replace(/[^0-9]/g, '');
    const isCard = digits.length >= 12 && digits.length <= 19;
    setFault(isCard ? undefined : t`A card number has 12 to 19 digits.`);
    if (isCard) onPay(digits);
  };
  return (
    <form className="stack" onSubmit={submit} noValidate>
      <Field
        label={t`Card number`}
        value={card}
        onChange={(event) => setCard(event.target.value)}
        inputMode="numeric"
        autoComplete="cc-number"
        maxLength={23}
        fault={fault}
      />
      {demo && <TestCards onChoose={setCard} />}
      <Button type="submit" broad busy={busy}>
        {t`Pay ${view.formats.price(order.total)}`}
      </Button>
    </form>
  );
}

/** The demo's bank knows these numbers; each plays another answer. */
function TestCards({ onChoose }: { onChoose: (card: string) => void }) {
  const { t } = useLingui();
  const cards: [string, string][] = [
    ['4000 0000 0000 0001', t`the bank says yes`],
    ['4000 0000 0000 0002', t`the bank says no`],
    ['4000 0000 0000 0003', t`the bank asks for a second step`],
    ['4000 0000 0000 0004', t`the bank does not answer`],
    ['4000 0000 0000 0005', t`the bank answers twice`],
    ['4000 0000 0000 0006', t`the bank answers late`],
  ];
  return (
    <fieldset className="pay-cards">
      <legend>
        <Trans>In this demo, tap a card</Trans>
      </legend>
      {cards.map(([number, what]) => (
        <button key={number} type="button" className="pay-card" onClick={() => onChoose(number)}>
          <span className="figures">{number}</span>
          <span className="soft">{what}</span>
        </button>
      ))}
    </fieldset>
  );
}
