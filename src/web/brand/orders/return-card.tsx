import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useId, useState } from 'react';
import { answerReturn, type GoodsReturn, receiveReturn } from '../../../modules/market/contract.ts';
import { useEdition, useReader } from '../../reader.tsx';
import { Button } from '../../ui/button.tsx';
import { Choice } from '../../ui/field.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { useBrand, useChange } from '../brand-data.ts';
import { useReturnWords } from './order-words.ts';

/** A return: why, what comes back to the buyer, whose turn it is, and the brand's act if it is the brand's. */
export function ReturnCard({ one }: { readonly one: GoodsReturn }) {
  const { t } = useLingui();
  const view = useEdition();
  const { stateOf, reasonOf } = useReturnWords();
  const { name, tone } = stateOf(one);
  const pieces = one.items.reduce((sum, item) => sum + item.count, 0);
  const isMine = one.turn?.who === 'brand';
  const until = one.turn?.until ? view?.formats.moment(one.turn.until) : undefined;
  return (
    <article className="card stack tight">
      <div className="row apart">
        <h3>
          {reasonOf(one)} · <Plural value={pieces} one="# piece" other="# pieces" />
        </h3>
        <span className={`state ${tone}`}>{name}</span>
      </div>
      {one.words && <blockquote>{one.words}</blockquote>}
      <p className="soft">
        {t`The buyer gets back`} <span className="price">{view?.formats.price(one.sums.total)}</span>
      </p>
      {isMine && until && (
        <p className="strong">
          {one.state === 'asked' ? (
            <Trans>Answer by {until}. After that it counts as agreed.</Trans>
          ) : (
            <Trans>Confirm by {until}. After that the organiser decides.</Trans>
          )}
        </p>
      )}
      {one.answer && (
        <p>
          <Trans>You said: {one.answer}</Trans>
        </p>
      )}
      {one.state === 'asked' && <Answer one={one} />}
      {one.state === 'sentBack' && <Receive one={one} />}
    </article>
  );
}

function Answer({ one }: { one: GoodsReturn }) {
  const id = useId();
  const { edition } = useReader();
  const { id: brand } = useBrand();
  const [words, setWords] = useState('');
  const send = useChange(answerReturn);
  const say = (agree: boolean) =>
    send.mutate({ params: { edition, brand, return: one.id }, body: { agree, words: words.trim() } });
  return (
    <div className="stack tight">
      <div className="field">
        <label htmlFor={id}>
          <Trans>Words to the buyer (needed to refuse)</Trans>
        </label>
        <textarea
          id={id}
          className="input"
          rows={2}
          maxLength={1_000}
          value={words}
          onChange={(event) => setWords(event.target.value)}
        />
      </div>
      {send.error && <ProblemNotice error={send.error} />}
      <div className="row">
        <Button busy={send.isPending} onClick={() => say(true)}>
          <Trans>Agree</Trans>
        </Button>
        <Button look="danger" busy={send.isPending} disabled={words.trim() === ''} onClick={() => say(false)}>
          <Trans>Refuse</Trans>
        </Button>
      </div>
    </div>
  );
}

function Receive({ one }: { one: GoodsReturn }) {
  const { edition } = useReader();
  const { id: brand } = useBrand();
  const [resaleable, setResaleable] = useState(true);
  const send = useChange(receiveReturn);
  return (
    <div className="stack tight">
      <Choice kind="checkbox" checked={resaleable} onChange={(event) => setResaleable(event.target.checked)}>
        <Trans>It can be sold again: put it back into stock</Trans>
      </Choice>
      {send.error && <ProblemNotice error={send.error} />}
      <div>
        <Button
          busy={send.isPending}
          onClick={() => send.mutate({ params: { edition, brand, return: one.id }, body: { resaleable } })}
        >
          <Trans>It came back: pay back</Trans>
        </Button>
      </div>
    </div>
  );
}
