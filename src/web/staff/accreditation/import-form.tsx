import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { AnswerOf } from '../../../kernel/endpoint.ts';
import { importAccreditations } from '../../../modules/passes/contract.ts';
import { useEdition, useReader } from '../../reader.tsx';
import { TableFrame } from '../../tables/table-frame.tsx';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { useFaultWords } from './accreditation-words.ts';

type Answer = AnswerOf<typeof importAccreditations>;

const head = 'email, name, organisation, duty, groups, venues, days, check';

/** Choose a file, see what it would do and every fault in it, then take it whole. */
export function ImportForm({ groups, onClose }: { groups: readonly string[]; onClose: () => void }) {
  const { t } = useLingui();
  const client = useQueryClient();
  const { call, edition } = useReader();
  const [csv, setCsv] = useState('');
  const send = useMutation({
    mutationFn: ({ text, isTrial }: { text: string; isTrial: boolean }) =>
      call(importAccreditations, { params: { edition }, body: { csv: text, isTrial } }),
    onSuccess: (answer) => (answer.isTaken ? client.invalidateQueries() : undefined),
  });
  const choose = async (file: File | undefined) => {
    if (!file) return;
    const text = await file.text();
    setCsv(text);
    send.mutate({ text, isTrial: true });
  };
  if (send.data?.isTaken) return <Taken answer={send.data} onClose={onClose} />;
  return (
    <div className="stack">
      <p>
        <Trans>A table in CSV, one person a line. Nothing is changed before you have seen what it would do.</Trans>
      </p>
      <code className="secret fine">{head}</code>
      <p className="soft">
        {t`Several zone groups, venues or days are separated by spaces. Zone groups: ${groups.join(', ')}. Venues by key, or “all”. Days as 2021-07-23 or 2021-07-23..2021-08-08.`}
      </p>
      <label className="field">
        <span>{t`File`}</span>
        <input
          className="input"
          type="file"
          accept=".csv,text/csv,text/plain"
          onChange={(event) => void choose(event.target.files?.[0])}
        />
      </label>
      {send.error && <ProblemNotice error={send.error} />}
      {send.data && <Preview answer={send.data} />}
      {send.data && send.data.faultCount === 0 && send.data.fresh + send.data.changed > 0 && (
        <div>
          <Button busy={send.isPending} onClick={() => send.mutate({ text: csv, isTrial: false })}>
            <Trans>Take the list</Trans>
          </Button>
        </div>
      )}
    </div>
  );
}

function Preview({ answer }: { answer: Answer }) {
  const { t } = useLingui();
  const view = useEdition();
  const number = (value: number) => view?.formats.number(value) ?? '';
  const { fresh, changed, same, faults, faultCount } = answer;
  const counts = t`${number(fresh)} new, ${number(changed)} changed, ${number(same)} as they are.`;
  if (faultCount === 0) {
    return <Notice kind={fresh + changed > 0 ? 'good' : 'info'} title={counts} live />;
  }
  return (
    <>
      <Notice kind="bad" title={t`${number(faultCount)} faults. The list is taken only without one.`} live>
        <p>
          <Trans>Correct them in the table they came from, and choose the file again.</Trans>
        </p>
      </Notice>
      <FaultTable faults={faults} />
      {faultCount > faults.length && <p className="soft">{t`The first ${number(faults.length)} are shown.`}</p>}
    </>
  );
}

function FaultTable({ faults }: { faults: Answer['faults'] }) {
  const { t } = useLingui();
  const faultWords = useFaultWords();
  return (
    <TableFrame label={t`Faults`}>
      <thead>
        <tr>
          <th scope="col">{t`Line`}</th>
          <th scope="col">{t`Column`}</th>
          <th scope="col">{t`Fault`}</th>
        </tr>
      </thead>
      <tbody>
        {faults.map(({ line, column, fault, value }) => (
          <tr key={`${line} ${column} ${fault} ${value}`}>
            <td className="figure">{line}</td>
            <td>{column}</td>
            <td>{faultWords(fault, value)}</td>
          </tr>
        ))}
      </tbody>
    </TableFrame>
  );
}

function Taken({ answer: { fresh, changed }, onClose }: { answer: Answer; onClose: () => void }) {
  const { t } = useLingui();
  const view = useEdition();
  const people = view?.formats.number(fresh + changed) ?? '';
  return (
    <div className="stack">
      <Notice kind="good" title={t`Taken: ${people} people.`} live>
        <p>
          <Trans>Their passes appear when they sign in. Gates hear of it now.</Trans>
        </p>
      </Notice>
      <div>
        <Button onClick={onClose}>
          <Trans>To the list</Trans>
        </Button>
      </div>
    </div>
  );
}
