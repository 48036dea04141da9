import { Trans, useLingui } from '@lingui/react/macro';
import { type FormEvent, useState } from 'react';
import { addMember, listMembers, removeMember } from '../../../modules/market/contract.ts';
import { useReader } from '../../reader.tsx';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { Load } from '../../ui/load.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { useAsk, useBrand, useChange } from '../brand-data.ts';

/** Who acts for the brand: added by address, taken off by one tap; the last one stays. */
export function Members() {
  const { t } = useLingui();
  const { edition } = useReader();
  const params = { edition, brand: useBrand().id };
  const members = useAsk(listMembers, { params });
  const add = useChange(addMember);
  const remove = useChange(removeMember);
  const [email, setEmail] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    add.mutate({ params, body: { email } }, { onSuccess: () => setEmail('') });
  };
  const error = add.error ?? remove.error;
  return (
    <section className="stack measure">
      <h2>
        <Trans>Who works here</Trans>
      </h2>
      <Load query={members}>
        {(data) => (
          <ul className="story">
            {data.members.map(({ id, name, address, isMe }) => (
              <li key={id} className="row apart">
                <span>
                  {name} <span className="soft">{isMe ? t`you` : address}</span>
                </span>
                <Button
                  look="plain"
                  busy={remove.isPending}
                  aria-label={t`Take ${name} off`}
                  onClick={() => remove.mutate({ params: { ...params, member: id } })}
                >
                  <Trans>Take off</Trans>
                </Button>
              </li>
            ))}
          </ul>
        )}
      </Load>
      {error && <ProblemNotice error={error} />}
      <form className="row" onSubmit={submit}>
        <Field
          label={t`Address of somebody to add`}
          hint={t`They sign in with it and see everything here.`}
          type="email"
          required
          value={email}
          onChange={(event) => setEmail(event.target.value)}
        />
        <Button type="submit" look="quiet" busy={add.isPending}>
          <Trans>Add</Trans>
        </Button>
      </form>
    </section>
  );
}
