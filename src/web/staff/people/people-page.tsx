import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { type StaffTask, staffTasks } from '../../../kernel/endpoint.ts';
import { listAudit, saveGrant } from '../../../modules/people/contract.ts';
import { useAccount } from '../../account.ts';
import { useEdition, useHead, useReader } from '../../reader.tsx';
import { Button } from '../../ui/button.tsx';
import { Choice, Field, Select } from '../../ui/field.tsx';
import { Load } from '../../ui/load.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { useTaskName } from '../task-names.ts';
import { AuditTable } from './audit-table.tsx';

/** Who may do what, and what staff did. */
export function PeoplePage() {
  const { t } = useLingui();
  useHead({ title: t`People` });
  return (
    <div className="stack wide">
      <PageTitle title={t`People`} lead={t`Give and take tasks, and see what staff did.`} />
      <GrantForm />
      <Audit />
    </div>
  );
}

interface Grant {
  readonly email: string;
  readonly task: StaffTask;
  readonly granted: boolean;
}

function useSaveGrant() {
  const client = useQueryClient();
  const { call, edition } = useReader();
  return useMutation({
    mutationFn: (grant: Grant) => call(saveGrant, { params: { edition }, body: grant }),
    onSuccess: () => client.invalidateQueries(),
  });
}

function GrantForm() {
  const { t } = useLingui();
  const taskName = useTaskName();
  const { me } = useAccount(true);
  const [email, setEmail] = useState('');
  const [task, setTask] = useState<StaffTask>('gates');
  const [granted, setGranted] = useState(true);
  const save = useSaveGrant();
  const address = email.trim().toLowerCase();
  const isOwn = !granted && address === me?.email.toLowerCase();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate({ email: address, task, granted });
  };
  const name = taskName(task);
  return (
    <section className="stack tight" aria-labelledby="tasks-title">
      <h2 id="tasks-title">
        <Trans>Tasks</Trans>
      </h2>
      <form className="stack measure" onSubmit={submit}>
        <Field
          label={t`E-mail address`}
          hint={t`The person must have signed in once.`}
          type="email"
          autoComplete="off"
          required
          value={email}
          onChange={(event) => setEmail(event.target.value)}
        />
        <Select label={t`Task`} value={task} onChange={(event) => setTask(event.target.value as StaffTask)}>
          {staffTasks.map((one) => (
            <option key={one} value={one}>
              {taskName(one)}
            </option>
          ))}
        </Select>
        <fieldset className="row">
          <legend className="unseen">
            <Trans>Give or take</Trans>
          </legend>
          <Choice kind="radio" name="granted" checked={granted} onChange={() => setGranted(true)}>
            <Trans>Give the task</Trans>
          </Choice>
          <Choice kind="radio" name="granted" checked={!granted} onChange={() => setGranted(false)}>
            <Trans>Take the task</Trans>
          </Choice>
        </fieldset>
        {isOwn && <Notice kind="wait" title={t`This is you. Without the task you may lock yourself out.`} />}
        <p className="soft">
          {granted
            ? t`From now on this person may do everything of “${name}”.`
            : t`From now on this person may do nothing of “${name}”. What they did stays.`}
        </p>
        {save.error && <ProblemNotice error={save.error} />}
        {save.isSuccess && <Notice kind="good" title={t`Saved. It counts at once.`} live />}
        <div>
          <Button type="submit" busy={save.isPending} look={granted ? 'main' : 'danger'}>
            {granted ? <Trans>Give</Trans> : <Trans>Take</Trans>}
          </Button>
        </div>
      </form>
    </section>
  );
}

function Audit() {
  const { call, edition } = useReader();
  const view = useEdition();
  const query = useQuery({
    queryKey: [listAudit.path, edition],
    queryFn: ({ signal }) => call(listAudit, { params: { edition } }, signal),
    staleTime: 0,
  });
  return (
    <div className="stack tight">
      <h2>
        <Trans>What staff did</Trans>
      </h2>
      <Load query={query}>{({ entries }) => <AuditTable entries={entries} view={view} />}</Load>
    </div>
  );
}
