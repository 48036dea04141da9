import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import type { AnswerOf } from '../../../kernel/endpoint.ts';
import { savePack } from '../../../modules/market/contract.ts';
import { type EditionView, useReader } from '../../reader.tsx';
import { TableFrame } from '../../tables/table-frame.tsx';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';

type Answer = AnswerOf<typeof savePack>;

/** A newer pack: read for faults, compared over goods of the shop, and only then used. */
export function PackImport({ view }: { view: EditionView }) {
  const { t } = useLingui();
  const { call, edition } = useReader();
  const client = useQueryClient();
  const id = useId();
  const [text, setText] = useState('');
  const send = useMutation({
    mutationFn: (body: { text: string; commit: boolean }) => call(savePack, { params: { edition }, body }),
    onSuccess: (answer) => (answer.committed ? client.invalidateQueries() : undefined),
  });
  const read = (next: string) => {
    setText(next);
    send.mutate({ text: next, commit: false });
  };
  const answer = send.data;
  return (
    <section className="stack tight">
      <h2>
        <Trans>Put a newer pack in place</Trans>
      </h2>
      <label htmlFor={id}>
        <Trans>Choose its YAML file. Nothing changes before you have seen what it does.</Trans>
      </label>
      <input
        id={id}
        type="file"
        accept=".yaml,.yml"
        onChange={async (event) => {
          const file = event.target.files?.[0];
          event.target.value = '';
          if (file) read(await file.text());
        }}
      />
      {send.isPending && <p role="status">{t`Reading the pack…`}</p>}
      {send.error && <ProblemNotice error={send.error} />}
      {answer && answer.faults.length > 0 && <PackFaults faults={answer.faults} />}
      {answer?.pack && (
        <>
          <Notice
            kind={answer.committed ? 'good' : 'info'}
            live
            title={
              answer.committed
                ? t`In place. From now on the shop quotes by it.`
                : t`No fault. This is what it would change for one piece sent home:`
            }
          />
          <Examples examples={answer.examples} view={view} />
          {!answer.committed && (
            <Button busy={send.isPending} onClick={() => send.mutate({ text, commit: true })}>
              <Trans>Use this pack from now on</Trans>
            </Button>
          )}
        </>
      )}
    </section>
  );
}

function PackFaults({ faults }: { faults: Answer['faults'] }) {
  return (
    <Notice
      kind="bad"
      live
      title={
        <Plural value={faults.length} one="# fault. Nothing was changed." other="# faults. Nothing was changed." />
      }
    >
      <ul className="story" lang="en">
        {faults.map(({ path, message }) => (
          <li key={`${path} ${message}`}>
            {path && <code>{path}</code>} {message}
          </li>
        ))}
      </ul>
    </Notice>
  );
}

function Examples({ examples, view }: { examples: Answer['examples']; view: EditionView }) {
  const { t } = useLingui();
  const { formats, say } = view;
  const price = (value: Answer['examples'][number]['before']) => (value ? formats.price(value) : t`refused`);
  return (
    <TableFrame label={t`What it would change`} tall>
      <thead>
        <tr>
          <th scope="col">{t`Goods`}</th>
          <th scope="col">{t`Country`}</th>
          <th scope="col" className="figure">{t`Now`}</th>
          <th scope="col" className="figure">{t`By this pack`}</th>
        </tr>
      </thead>
      <tbody>
        {examples.map(({ product, names, country, before, after }) => (
          <tr key={`${product} ${before?.amount}`}>
            <th scope="row">{say(names)}</th>
            <td>{formats.country(country)}</td>
            <td className="figure">{price(before)}</td>
            <td className="figure">{before?.amount === after?.amount ? '=' : price(after)}</td>
          </tr>
        ))}
      </tbody>
    </TableFrame>
  );
}
