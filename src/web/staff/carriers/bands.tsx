import { Trans, useLingui } from '@lingui/react/macro';
import { type FormEvent, useState } from 'react';
import { uidReadings } from '../../../engines/admission/carriers/card-uid.ts';
import { type Card, type DeskMember, endCard, linkCard } from '../../../modules/carriers/contract.ts';
import { newId } from '../../call.ts';
import { useReader } from '../../reader.tsx';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { toast } from '../../ui/toast.tsx';

interface BandsProps {
  readonly member: DeskMember;
  readonly onChange: () => void;
}

/** Bands of one person: give one by the reader or by its printed number, end one, replace a lost one. */
export function Bands({ member, onChange }: BandsProps) {
  const { t } = useLingui();
  const { call, edition } = useReader();
  const [open, setOpen] = useState<Card | 'new'>();
  const [error, setError] = useState<Error>();
  const end = (card: Card, why: 'lost' | 'returned') => {
    call(endCard, { params: { edition, card: card.id }, body: { why } }).then(() => {
      toast(t`This band opens nothing any more.`);
      onChange();
    }, setError);
  };
  const { name } = member;
  const bandName = (number: string) => t`Band ${number}`;
  return (
    <div className="desk-bands">
      {member.cards.map((card) => (
        <div key={card.id} className="row">
          <span className="tag">{card.number === null ? t`Band` : bandName(card.number)}</span>
          <Button look="plain" onClick={() => setOpen(card)}>
            <Trans>Lost: give another</Trans>
            <span className="unseen">, {name}</span>
          </Button>
          <Button look="plain" onClick={() => end(card, 'returned')}>
            <Trans>Handed back</Trans>
            <span className="unseen">, {name}</span>
          </Button>
        </div>
      ))}
      {open === undefined && member.cards.length === 0 && (
        <Button look="quiet" onClick={() => setOpen('new')}>
          <Trans>Give a band</Trans>
          <span className="unseen">, {name}</span>
        </Button>
      )}
      {open !== undefined && (
        <GiveBand
          pass={member.pass}
          replaces={open === 'new' ? undefined : open.id}
          onDone={(isDone) => {
            setOpen(undefined);
            if (isDone) onChange();
          }}
        />
      )}
      {error && <ProblemNotice error={error} />}
    </div>
  );
}

interface GiveBandProps {
  readonly pass: string;
  readonly replaces: string | undefined;
  readonly onDone: (isDone: boolean) => void;
}

/** The field has the focus: hold the band to the reader, or type what is printed on it. */
function GiveBand({ pass, replaces, onDone }: GiveBandProps) {
  const { t } = useLingui();
  const { call, edition } = useReader();
  const [text, setText] = useState('');
  const [error, setError] = useState<Error>();
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const band = text.trim();
    if (band.length < 1) return;
    const by = uidReadings(band).length > 0 ? { uid: band } : { number: band };
    const body = { id: newId(), pass, ...by, ...(replaces === undefined ? {} : { replaces }) };
    call(linkCard, { params: { edition }, body }).then(
      () => {
        toast(t`The band works at the gates in a moment.`);
        onDone(true);
      },
      (problem: Error) => {
        setText('');
        setError(problem);
      },
    );
  };
  return (
    <form className="stack tight" onSubmit={submit}>
      <Field
        label={t`Hold the band to the reader, or type its number`}
        autoFocus
        autoComplete="off"
        spellCheck={false}
        maxLength={64}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <div className="row">
        <Button type="submit">
          <Trans>Give this band</Trans>
        </Button>
        <Button look="plain" onClick={() => onDone(false)}>
          <Trans>Cancel</Trans>
        </Button>
      </div>
      {error && <ProblemNotice error={error} />}
    </form>
  );
}
