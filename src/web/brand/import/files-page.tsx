import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { AnswerOf } from '../../../kernel/endpoint.ts';
import { exportCatalogue, importCatalogue } from '../../../modules/market/contract.ts';
import { useHead, useReader } from '../../reader.tsx';
import { Faults } from '../../tables/faults.tsx';
import { FilePlace } from '../../tables/file-place.tsx';
import { saveFile } from '../../tables/save-file.ts';
import { Button } from '../../ui/button.tsx';
import { Choice } from '../../ui/field.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { useBrand } from '../brand-data.ts';
import { base64Of } from '../photo-field.tsx';
import { Changes } from './changes.tsx';

type FileName = 'products.csv' | 'variants.csv';
interface BroughtFile {
  readonly name: FileName;
  readonly bytes: string;
}
export type ImportAnswer = AnswerOf<typeof importCatalogue>;

/** The catalogue as files: taken along, brought back, looked at before anything changes. */
export function FilesPage() {
  const { t } = useLingui();
  useHead({ title: t`Files` });
  return (
    <div className="stack wide">
      <PageTitle
        title={t`Files`}
        lead={t`Two tables hold your whole catalogue: products, and their variants with price and stock.`}
      />
      <TakeAlong />
      <BringBack />
    </div>
  );
}

function TakeAlong() {
  const { t } = useLingui();
  const { call, edition } = useReader();
  const { id: brand } = useBrand();
  const get = useMutation({
    mutationFn: (template: boolean) =>
      call(exportCatalogue, { params: { edition, brand }, query: template ? { template } : {} }),
    onSuccess: ({ files }) => {
      for (const { name, text } of files) saveFile(name, text);
    },
  });
  return (
    <section className="stack tight">
      <h2>
        <Trans>Take tables along</Trans>
      </h2>
      <div className="row">
        <Button look="quiet" busy={get.isPending} onClick={() => get.mutate(false)}>
          {t`Your catalogue`}
        </Button>
        <Button look="quiet" busy={get.isPending} onClick={() => get.mutate(true)}>
          {t`Templates with one example`}
        </Button>
      </div>
      {get.error && <ProblemNotice error={get.error} />}
    </section>
  );
}

function BringBack() {
  const { t } = useLingui();
  const client = useQueryClient();
  const { call, edition } = useReader();
  const { id: brand } = useBrand();
  const [files, setFiles] = useState<readonly BroughtFile[]>([]);
  const [strange, setStrange] = useState<readonly string[]>([]);
  const [whole, setWhole] = useState(false);
  const send = useMutation({
    mutationFn: ({ list, all, stamp }: { list: readonly BroughtFile[]; all: boolean; stamp?: string }) =>
      call(importCatalogue, {
        params: { edition, brand },
        body: { files: [...list], whole: all, ...(stamp ? { stamp } : {}) },
      }),
    onSuccess: (answer) => (answer.committed ? client.invalidateQueries() : undefined),
  });
  const look = (list: readonly BroughtFile[], all: boolean) => {
    if (list.length > 0) send.mutate({ list, all });
  };
  const choose = async (chosen: FileList | null) => {
    const given = [...(chosen ?? [])].map((file) => ({ file, name: plainName(file.name) }));
    setStrange(given.filter(({ name }) => name === undefined).map(({ file }) => file.name));
    const fresh = await Promise.all(
      given.flatMap(({ file, name }) => (name ? [base64Of(file).then((bytes) => ({ name, bytes }))] : [])),
    );
    const list = [...files.filter((one) => !fresh.some(({ name }) => name === one.name)), ...fresh];
    setFiles(list);
    look(list, whole);
  };
  const names = files.map(({ name }) => name).join(', ');
  const { data } = send;
  return (
    <section className="stack">
      <h2>
        <Trans>Bring tables back</Trans>
      </h2>
      <FilePlace
        label={t`Choose products.csv, variants.csv or both, or drop them here`}
        note={t`Nothing is changed before you have seen what would be. All of it is taken, or nothing.`}
        onChoose={(chosen) => void choose(chosen)}
      />
      <Choice
        kind="checkbox"
        checked={whole}
        hint={t`What is not in them leaves the shop. Otherwise they only add and change.`}
        onChange={(event) => {
          setWhole(event.target.checked);
          look(files, event.target.checked);
        }}
      >
        <Trans>These files are my whole catalogue</Trans>
      </Choice>
      {strange.length > 0 && <Strange files={strange} />}
      {send.isPending && <p role="status">{t`Reading ${names}…`}</p>}
      {send.error && (
        <ProblemNotice error={send.error}>
          <Button look="quiet" onClick={() => look(files, whole)}>
            <Trans>Look again</Trans>
          </Button>
        </ProblemNotice>
      )}
      {data && !send.isPending && (
        <Outcome answer={data} onTake={(stamp) => send.mutate({ list: files, all: whole, stamp })} />
      )}
    </section>
  );
}

function Strange({ files }: { files: readonly string[] }) {
  const { t } = useLingui();
  return (
    <Notice kind="wait" title={t`We know products.csv and variants.csv only`} live>
      <p>{files.join(', ')}</p>
    </Notice>
  );
}

function Outcome({ answer, onTake }: { answer: ImportAnswer; onTake: (stamp: string) => void }) {
  if (answer.faults.length > 0) return <Faults faults={answer.faults} />;
  return <Changes answer={answer} onTake={() => answer.stamp && onTake(answer.stamp)} />;
}

/** `products (2).csv` is what a browser makes of a second download. */
function plainName(name: string): FileName | undefined {
  const plain = name.toLowerCase().replace(/ ?\(\d+\)(?=\.csv$)/, '');
  return plain === 'products.csv' || plain === 'variants.csv' ? plain : undefined;
}
