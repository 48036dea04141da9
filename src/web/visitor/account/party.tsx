import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { type Me, type Member, removeMember, saveMember } from '../../../modules/people/contract.ts';
import { newId } from '../../call.ts';
import { useReader } from '../../reader.tsx';
import { Button } from '../../ui/button.tsx';
import { Field, Select } from '../../ui/field.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { toast } from '../../ui/toast.tsx';

type NewKind = Exclude<Member['kind'], 'self'>;

export function useKindName(): (kind: Member['kind']) => string {
  const { t } = useLingui();
  const names: Record<Member['kind'], string> = {
    self: t`You`,
    adult: t`Adult`,
    child: t`Child`,
    companion: t`Companion who helps`,
  };
  return (kind) => names[kind];
}

/** Who comes along. They need no account and no phone: your pass admits them with you. */
export function Party({ me }: { me: Me }) {
  const { t } = useLingui();
  const { call, queries } = useReader();
  const client = useQueryClient();
  const kindName = useKindName();
  const [isAdding, setAdding] = useState(false);
  const keep = (next: Me) => client.setQueryData(queries.me().queryKey, next);
  const add = useMutation({
    mutationFn: (body: { name: string; kind: NewKind }) => call(saveMember, { params: { member: newId() }, body }),
    onSuccess: (next) => {
      keep(next);
      setAdding(false);
      toast(t`Added to your party.`);
    },
  });
  const remove = useMutation({
    mutationFn: (member: Member) => call(removeMember, { params: { member: member.id } }),
    onSuccess: (next) => {
      keep(next);
      toast(t`Taken out of your party.`);
    },
  });
  return (
    <section className="card roomy stack" aria-labelledby="party">
      <h2 id="party">
        <Trans>My party</Trans>
      </h2>
      <p className="soft">
        <Trans>
          The people you come with. They need no phone: one pass admits you all, and each has a seat by name.
        </Trans>
      </p>
      <ul className="lines">
        {me.party.map((member) => (
          <li key={member.id} className="member">
            <span className="initial" aria-hidden="true">
              {member.name.slice(0, 1).toUpperCase()}
            </span>
            <span>
              <span className="strong">{member.name}</span>
              <br />
              <span className="soft fine">{kindName(member.kind)}</span>
            </span>
            {member.kind !== 'self' && (
              <Button
                look="plain"
                onClick={() => remove.mutate(member)}
                aria-label={t`Take ${member.name} out of the party`}
              >
                <Trans>Remove</Trans>
              </Button>
            )}
          </li>
        ))}
      </ul>
      {(add.error ?? remove.error) && <ProblemNotice error={(add.error ?? remove.error)!} />}
      {isAdding ? (
        <MemberForm busy={add.isPending} onSave={add.mutate} onCancel={() => setAdding(false)} />
      ) : (
        <div>
          <Button look="quiet" onClick={() => setAdding(true)}>
            <Trans>Add somebody</Trans>
          </Button>
        </div>
      )}
    </section>
  );
}

interface MemberFormProps {
  readonly busy: boolean;
  readonly onSave: (body: { name: string; kind: NewKind }) => void;
  readonly onCancel: () => void;
}

function MemberForm({ busy, onSave, onCancel }: MemberFormProps) {
  const { t } = useLingui();
  const kindName = useKindName();
  const [fault, setFault] = useState<string>();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const name = String(form.get('name') ?? '').trim();
    setFault(name ? undefined : t`Type the name as it should stand on the pass.`);
    if (name) onSave({ name, kind: form.get('kind') as NewKind });
  };
  return (
    <form className="stack" onSubmit={submit}>
      <Field label={t`Name`} name="name" maxLength={100} autoComplete="off" autoFocus fault={fault} />
      <Select label={t`Who is it?`} name="kind" defaultValue="adult">
        <option value="adult">{kindName('adult')}</option>
        <option value="child">{kindName('child')}</option>
        <option value="companion">{kindName('companion')}</option>
      </Select>
      <p className="row">
        <Button type="submit" busy={busy}>
          <Trans>Add</Trans>
        </Button>
        <Button look="plain" onClick={onCancel}>
          <Trans>Cancel</Trans>
        </Button>
      </p>
    </form>
  );
}
