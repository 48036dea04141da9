import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { EditionView } from '../../reader.tsx';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Notice } from '../../ui/notice.tsx';

const queryKey = ['passkeys'];

/** Passkeys of this account: sign in with a finger, a face or a key, without a mail. */
export function Passkeys({ view }: { view: EditionView }) {
  const { t } = useLingui();
  const client = useQueryClient();
  const [isAble, setAble] = useState(false);
  useEffect(() => setAble('PublicKeyCredential' in window), []);
  const list = useQuery({
    queryKey,
    queryFn: async () => (await import('./passkeys.ts')).listPasskeys(),
    enabled: isAble,
  });
  const refresh = () => void client.invalidateQueries({ queryKey });
  const add = useMutation({
    mutationFn: async () => {
      const { addPasskey } = await import('./passkeys.ts');
      if (!(await addPasskey(t`This device`))) throw new Error('No passkey was made.');
    },
    onSuccess: refresh,
  });
  const remove = useMutation({
    mutationFn: async (id: string) => (await import('./passkeys.ts')).deletePasskey(id),
    onSuccess: refresh,
  });
  if (!isAble) return null;
  return (
    <section className="stack" aria-labelledby="passkeys">
      <h2 id="passkeys">
        <Trans>Passkeys</Trans>
      </h2>
      <p className="soft">
        <Trans>Sign in without a mail, the way you unlock this device.</Trans>
      </p>
      {list.data && list.data.length > 0 && (
        <ul className="lines">
          {list.data.map(({ id, name, createdAt }) => (
            <li key={id} className="row apart">
              <span>
                {name || t`Passkey`}
                <span className="soft fine"> {view.formats.moment(createdAt)}</span>
              </span>
              <Button look="plain" onClick={() => remove.mutate(id)}>
                <Trans>Remove</Trans>
              </Button>
            </li>
          ))}
        </ul>
      )}
      {add.error && (
        <Notice kind="wait" title={t`No passkey was made`} live>
          <p>
            <Trans>The device was asked and said no, or it was closed. You can try again.</Trans>
          </p>
        </Notice>
      )}
      <div>
        <Button look="quiet" onClick={() => add.mutate()} busy={add.isPending}>
          <Icon name="key" size={20} />
          <Trans>Add a passkey</Trans>
        </Button>
      </div>
    </section>
  );
}
