import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { eraseMe, exportMe, type Me } from '../../../modules/people/contract.ts';
import { forgetOnThisDevice } from '../../account.ts';
import { paths } from '../../paths.ts';
import { useReader } from '../../reader.tsx';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { Dialog } from '../../ui/lazy-dialog.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';

/** Take my data away, or erase it. */
export function MyData({ me }: { me: Me }) {
  const { call } = useReader();
  const [isErasing, setErasing] = useState(false);
  const take = useMutation({
    mutationFn: () => call(exportMe),
    onSuccess: (answer) => download('kaimon-my-data.json', JSON.stringify(answer, null, 2)),
  });
  return (
    <section className="stack" aria-labelledby="data">
      <h2 id="data">
        <Trans>My data</Trans>
      </h2>
      <p className="soft">
        <Trans>Everything we keep about you, as a file you can read; or gone for good.</Trans>
      </p>
      {take.error && <ProblemNotice error={take.error} />}
      <p className="row">
        <Button look="quiet" onClick={() => take.mutate()} busy={take.isPending}>
          <Trans>Take my data with me</Trans>
        </Button>
        <Button look="danger" onClick={() => setErasing(true)}>
          <Trans>Erase my account</Trans>
        </Button>
      </p>
      <EraseDialog me={me} isOpen={isErasing} onClose={() => setErasing(false)} />
    </section>
  );
}

function EraseDialog({ me, isOpen, onClose }: { me: Me; isOpen: boolean; onClose: () => void }) {
  const { t } = useLingui();
  const reader = useReader();
  const client = useQueryClient();
  const erase = useMutation({
    mutationFn: (email: string) => reader.call(eraseMe, { body: { email } }),
    onSuccess: async () => {
      await forgetOnThisDevice(reader.edition);
      client.clear();
      location.assign(paths.home(reader));
    },
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    erase.mutate(String(new FormData(event.currentTarget).get('email') ?? '').trim());
  };
  return (
    <Dialog title={t`Erase my account`} isOpen={isOpen} onClose={onClose}>
      <p>
        <Trans>
          Your profile, your party and your passes are deleted at once. Records of payments stay without your name,
          because the law asks for them.
        </Trans>
      </p>
      <form className="stack" onSubmit={submit}>
        <Field label={t`To be sure, type ${me.email}`} name="email" type="email" autoComplete="off" required />
        {erase.error && <ProblemNotice error={erase.error} />}
        <p className="row">
          <Button type="submit" look="danger" busy={erase.isPending}>
            <Trans>Erase everything</Trans>
          </Button>
          <Button look="quiet" onClick={onClose}>
            <Trans>Keep my account</Trans>
          </Button>
        </p>
      </form>
    </Dialog>
  );
}

function download(name: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
