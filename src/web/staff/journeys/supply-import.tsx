import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type DragEvent, useId, useState } from 'react';
import type { AnswerOf } from '../../../kernel/endpoint.ts';
import { importSupply } from '../../../modules/journeys/contract.ts';
import { useEdition, useReader } from '../../reader.tsx';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { TableFrame } from '../table-frame.tsx';
import { useFaultName } from './supply-words.ts';

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
      <FilePlace onChoose={(chosen) => void choose(chosen)} />
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

function FilePlace({ onChoose }: { onChoose: (files: FileList | null) => void }) {
  const [isOver, setIsOver] = useState(false);
  const id = useId();
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setIsOver(false);
    onChoose(event.dataTransfer.files);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a shortcut; the file picker within does the same by keyboard
    <div
      className={isOver ? 'drop-place over' : 'drop-place'}
      onDragOver={(event) => {
        event.preventDefault();
        setIsOver(true);
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={drop}
    >
      <label className="strong" htmlFor={id}>
        <Trans>Choose one or several CSV files, or drop them here</Trans>
      </label>
      <input
        id={id}
        type="file"
        multiple
        accept=".csv,text/csv"
        onChange={(event) => {
          onChoose(event.target.files);
          // The same file again, once it is mended, is a choice too.
          event.target.value = '';
        }}
      />
      <p className="soft fine">
        <Trans>Each file replaces its whole table. Nothing is changed before you have seen what it would do.</Trans>
      </p>
    </div>
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

function Faults({ faults }: { faults: Answer['faults'] }) {
  const { t } = useLingui();
  const faultName = useFaultName();
  return (
    <>
      <Notice
        kind="bad"
        live
        title={
          <Plural value={faults.length} one="# fault. Nothing was changed." other="# faults. Nothing was changed." />
        }
      >
        <p>
          <Trans>Mend them in the file, save it, and choose it again.</Trans>
        </p>
      </Notice>
      <TableFrame label={t`Faults`} tall>
        <thead>
          <tr>
            <th scope="col">{t`File`}</th>
            <th scope="col" className="figure">{t`Line`}</th>
            <th scope="col" className="figure">{t`Column`}</th>
            <th scope="col">{t`Fault`}</th>
            <th scope="col">{t`Maybe you meant`}</th>
          </tr>
        </thead>
        <tbody>
          {faults.map(({ file, line, column, problem, message, maybe }) => (
            <tr key={`${file} ${line} ${column} ${problem} ${message}`}>
              <th scope="row">{file}</th>
              <td className="figure">{line}</td>
              <td className="figure">{column}</td>
              <td>
                {faultName(problem)}
                <span className="under soft fine" lang="en">
                  {message}
                </span>
              </td>
              <td>{maybe ?? ''}</td>
            </tr>
          ))}
        </tbody>
      </TableFrame>
    </>
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
