import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import {
  type Consignment,
  cancelReturn,
  type Dispute,
  type GoodsReturn,
  openDispute,
  type ReturnSums,
  sendReturn,
} from '../../../../modules/market/contract.ts';
import { newId } from '../../../call.ts';
import { type EditionView, useReader } from '../../../reader.tsx';
import { Button } from '../../../ui/button.tsx';
import { Field } from '../../../ui/field.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { ProblemNotice } from '../../../ui/problem-notice.tsx';
import { RuleLines } from '../../market/ways/rule-lines.tsx';
import { useChargeName } from '../seller-card.tsx';
import { useDisputeState, useReasonName, useReturnState } from './consignment-words.ts';
import { LetterField } from './letter-field.tsx';
import { useRefreshOrder } from './use-consignments.ts';

interface ReturnCardProps {
  readonly back: GoodsReturn;
  readonly consignment: Consignment;
  readonly dispute: Dispute | undefined;
  readonly view: EditionView;
}

/** A return in its four steps: whose turn it is, until when, what comes back. */
export function ReturnCard({ back, consignment, dispute, view }: ReturnCardProps) {
  const reasonName = useReasonName();
  const stateOf = useReturnState();
  const disputeState = useDisputeState();
  const { word, tone } = dispute ? disputeState(dispute.state) : stateOf(back.state);
  const turn = dispute ? dispute.turn : back.turn;
  const what = back.items.map(({ hold, count }) => {
    const item = consignment.items.find((one) => one.hold === hold);
    return `${count} × ${item ? view.say(item.title) : ''}`;
  });
  return (
    <section className="return-card stack tight">
      <p>
        <Icon name="undo" size={20} />
        <span className="strong">{view.formats.list(what)}</span>
        <span className="soft fine">{reasonName(back.reason)}</span>
      </p>
      <Steps state={back.state} />
      <p role="status">
        <span className={`state ${tone}`}>{word}</span>
        {turn?.until && (
          <span className="soft fine">
            {' '}
            <Trans>until {view.formats.moment(turn.until)}</Trans>
          </span>
        )}
      </p>
      {back.answer && <blockquote className="said-by fine">{back.answer}</blockquote>}
      {dispute?.answer && <blockquote className="said-by fine">{dispute.answer}</blockquote>}
      {dispute?.decidedBecause && <blockquote className="said-by fine">{dispute.decidedBecause}</blockquote>}
      {back.state !== 'cancelled' && <ReturnSumLines sums={back.sums} view={view} isFolded />}
      <ReturnActs back={back} consignment={consignment} hasDispute={dispute !== undefined} />
    </section>
  );
}

const order = ['asked', 'agreed', 'sentBack', 'received'] as const;

/** Four steps as four words, the present one marked. */
function Steps({ state }: { readonly state: GoodsReturn['state'] }) {
  const { t } = useLingui();
  const names = { asked: t`Asked`, agreed: t`Agreed`, sentBack: t`Sent back`, received: t`Refunded` };
  const at = order.indexOf(state as (typeof order)[number]);
  if (at < 0) return null;
  return (
    <ol className="return-steps">
      {order.map((one, index) => (
        <li key={one} data-done={index <= at || undefined} aria-current={index === at ? 'step' : undefined}>
          {names[one]}
        </li>
      ))}
    </ol>
  );
}

interface ReturnSumLinesProps {
  readonly sums: ReturnSums;
  readonly view: EditionView;
  readonly isFolded?: boolean;
}

/** What comes back, part by part with its rule, and what does not. */
export function ReturnSumLines({ sums, view, isFolded = false }: ReturnSumLinesProps) {
  const { t } = useLingui();
  const chargeName = useChargeName();
  const nameOf = (kind: ReturnSums['parts'][number]['kind']) => (kind === 'goods' ? t`The goods` : chargeName(kind));
  const lines = sums.parts.map(({ kind, rule, amount }, index) => ({
    key: `${kind}${index}`,
    words: nameOf(kind),
    amount,
    rule,
  }));
  const kept = sums.kept.map((kind) => nameOf(kind as ReturnSums['parts'][number]['kind']));
  const body = (
    <>
      <RuleLines view={view} lines={lines} />
      {kept.length > 0 && (
        <p className="fine soft">
          <Trans>Does not come back for this reason: {view.formats.list(kept)}</Trans>
        </p>
      )}
    </>
  );
  const total = view.formats.price(sums.total);
  if (isFolded)
    return (
      <details className="by-rule">
        <summary>{t`${total} for you`}</summary>
        {body}
      </details>
    );
  return (
    <div className="stack tight">
      <p className="row apart strong">
        <Trans>You get back</Trans>
        <span className="price">{total}</span>
      </p>
      {body}
    </div>
  );
}

interface ReturnActsProps {
  readonly back: GoodsReturn;
  readonly consignment: Consignment;
  readonly hasDispute: boolean;
}

/** What the buyer can do at this step. */
function ReturnActs({ back, consignment, hasDispute }: ReturnActsProps) {
  const { t } = useLingui();
  const { call, edition } = useReader();
  const refresh = useRefreshOrder(consignment.order);
  const [dispute] = useState(newId);
  const params = { edition, return: back.id };
  const send = useMutation({
    mutationFn: (tracking: string | null) => call(sendReturn, { params, body: { tracking } }),
    onSettled: refresh,
  });
  const keep = useMutation({ mutationFn: () => call(cancelReturn, { params }), onSettled: refresh });
  const dissent = useMutation({
    mutationFn: (statement: string) =>
      call(openDispute, {
        params: { edition, consignment: consignment.id },
        body: { id: dispute, about: { return: back.id }, statement },
      }),
    onSettled: refresh,
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    if (back.state === 'agreed') send.mutate(String(data.get('tracking') ?? '').trim() || null);
    else dissent.mutate(String(data.get('statement') ?? '').trim());
  };
  const canKeep = back.state === 'asked' || back.state === 'agreed';
  const canAskStaff = back.state === 'refused' && !hasDispute;
  const error = send.error ?? keep.error ?? dissent.error;
  return (
    <>
      {back.state === 'agreed' && (
        <form className="stack tight" onSubmit={submit}>
          <Field
            label={t`Number to follow the parcel by, if there is one`}
            name="tracking"
            pattern="[A-Za-z0-9][A-Za-z0-9 \-]{3,39}"
            autoComplete="off"
          />
          <div>
            <Button type="submit" busy={send.isPending}>
              <Trans>I sent it back</Trans>
            </Button>
          </div>
        </form>
      )}
      {canAskStaff && (
        <form className="stack tight" onSubmit={submit}>
          <LetterField label={t`Tell our staff what happened`} name="statement" required maxLength={2_000} />
          <div>
            <Button type="submit" look="quiet" busy={dissent.isPending}>
              <Trans>Ask our staff to decide</Trans>
            </Button>
          </div>
        </form>
      )}
      {canKeep && (
        <div>
          <Button look="plain" busy={keep.isPending} onClick={() => keep.mutate()}>
            <Trans>Keep it after all</Trans>
          </Button>
        </div>
      )}
      {error && <ProblemNotice error={error} />}
    </>
  );
}
