import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { AnswerOf } from '../../../kernel/endpoint.ts';
import { importSupply } from '../../../modules/journeys/contract.ts';
import { useEdition, useReader } from '../../reader.tsx';
import { Faults } from '../../tables/faults.tsx';
import { FilePlace } from '../../tables/file-place.tsx';
import { TableFrame } from '../../tables/table-frame.tsx';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';

type Answer = AnswerOf<typeof importSupply>;
interface TableFile {
  readonly name: string;
  readonly text: string;
}

/** Tables come back: dropped or chosen, read for faults, their changes counted, and only then taken. */
export function SupplyImport() {
  const { t } = useLingui();
  const client = useQueryClient();
  const { call, edition } = useReader();
  const [files, setFiles] = useState<readonly TableFile[]>([]);
  const send = useMutation({
    mutationFn: ({ list, commit }: { list: readonly TableFile[]; commit: boolean }) =>
      call(importSupply, { params: { edition }, body: { files: [...list], commit } }),
    onSuccess: (answer) => (answer.committed ? client.invalidateQueries() : undefined),
  });
  const choose = async (chosen: FileList | null) => {
    const list = await Promise.all(
      [...(chosen ?? [])].map(async (file) => ({ name: plainName(file.name), text: await file.text() })),
    );
    if (list.length === 0) return;
    setFiles(list);
    send.mutate({ list, commit: false });
  };
  const changed = (send.data?.changes ?? []).filter((one) => one.added + one.changed + one.removed > 0);
  return (
    <section className="stack tight">
      <h2>
        <Trans>Bring tables back</Trans>
      </h2>
      <FilePlace
        label={t`Choose one or several CSV files, or drop them here`}
        note={t`Each file replaces its whole table. Nothing is changed before you have seen what it would do.`}
        onChoose={(chosen) => void choose(chosen)}
      />
      {send.isPending && <p role="status">{t`Reading ${files.map(({ name }) => name).join(', ')}…`}</p>}
      {send.error && <ImportProblem error={send.error} />}
      {send.data && send.data.faults.length > 0 && <Faults faults={send.data.faults} />}
      {send.data && send.data.faults.length === 0 && (
        <Changes
          answer={send.data}
          onTake={changed.length > 0 ? () => send.mutate({ list: files, commit: true }) : undefined}
        />
      )}
    </section>
  );
}

/** `hotels (2).csv` is what a browser makes of a second download. */
function plainName(name: string): string {
  return name.replace(/ ?\(\d+\)(?=\.csv$)/i, '').replace(/\.CSV$/, '.csv');
}

function ImportProblem({ error }: { error: Error & { facts?: Readonly<Record<string, unknown>> } }) {
  const lists = ['files', 'pools'].flatMap((name) => {
    const value = error.facts?.[name];
    return Array.isArray(value) ? (value as string[]) : [];
  });
  return (
    <ProblemNotice error={error}>
      {lists.length > 0 && (
        <ul className="story">
          {lists.map((one) => (
            <li key={one}>{one}</li>
          ))}
        </ul>
      )}
    </ProblemNotice>
  );
}

function Changes({ answer, onTake }: { answer: Answer; onTake: (() => void) | undefined }) {
  const { t } = useLingui();
  const view = useEdition();
  const number = (value: number) => view?.formats.number(value) ?? String(value);
  const title = answer.committed
    ? t`Taken. Plans made from now on use it.`
    : onTake
      ? t`No fault. This is what would change:`
      : t`No fault, and nothing that differs from what is loaded.`;
  return (
    <>
      <Notice kind={answer.committed || onTake ? 'good' : 'info'} title={title} live />
      <TableFrame label={t`Changes`}>
        <thead>
          <tr>
            <th scope="col">{t`File`}</th>
            <th scope="col" className="figure">{t`New rows`}</th>
            <th scope="col" className="figure">{t`Changed`}</th>
            <th scope="col" className="figure">{t`Gone`}</th>
          </tr>
        </thead>
        <tbody>
          {answer.changes.map(({ file, added, changed, removed }) => (
            <tr key={file}>
              <th scope="row">{file}</th>
              <td className="figure">{number(added)}</td>
              <td className="figure">{number(changed)}</td>
              <td className="figure">{number(removed)}</td>
            </tr>
          ))}
        </tbody>
      </TableFrame>
      {!answer.committed && onTake && (
        <div className="row">
          <Button onClick={onTake}>
            <Plural value={answer.changes.length} one="Replace # table" other="Replace # tables" />
          </Button>
          <p className="soft">
            <Trans>What people have booked stays booked; a table that takes it away is refused.</Trans>
          </p>
        </div>
      )}
    </>
  );
}
