import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation } from '@tanstack/react-query';
import { getSupplyTemplate } from '../../../modules/journeys/contract.ts';
import { type EditionView, useReader } from '../../reader.tsx';
import { saveFile } from '../../tables/save-file.ts';
import { TableFrame } from '../../tables/table-frame.tsx';
import { Button } from '../../ui/button.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import type { Overview } from './supply-page.tsx';
import { useTableName } from './supply-words.ts';

/** Every table with what is in it, to take home: as it is, or empty. */
export function SupplyTables({ tables, view }: { tables: Overview['tables']; view: EditionView }) {
  const { t } = useLingui();
  const { call, edition } = useReader();
  const nameOf = useTableName();
  const { formats } = view;
  const take = useMutation({
    mutationFn: ({ table, rows }: { table: string; rows: 'yes' | 'no' }) =>
      call(getSupplyTemplate, { params: { edition, table }, query: { rows } }),
    onSuccess: ({ file, text }) => saveFile(file, text),
  });
  return (
    <section className="stack tight supply-tables">
      <h2>
        <Trans>Tables</Trans>
      </h2>
      <p className="soft measure">
        <Trans>
          A value that no source gives is marked as assumed, up to the price line that people see. The fewer, the
          better.
        </Trans>
      </p>
      {take.error && <ProblemNotice error={take.error} />}
      <TableFrame label={t`Tables`}>
        <thead>
          <tr>
            <th scope="col">{t`Table`}</th>
            <th scope="col" className="figure">{t`Rows`}</th>
            <th scope="col" className="figure">{t`Assumed`}</th>
            <th scope="col">{t`Take as CSV`}</th>
          </tr>
        </thead>
        <tbody>
          {tables.map(({ name, file, rows, assumed }) => (
            <tr key={name}>
              <th scope="row">
                {nameOf(name)}
                <span className="under soft fine">{file}</span>
              </th>
              <td className="figure">{formats.number(rows)}</td>
              <td className="figure">{formats.number(assumed)}</td>
              <td>
                <div className="row take">
                  {rows > 0 && (
                    <Button
                      look="plain"
                      aria-label={t`${nameOf(name)}: with its rows`}
                      onClick={() => take.mutate({ table: name, rows: 'yes' })}
                    >
                      <Trans>With its rows</Trans>
                    </Button>
                  )}
                  <Button
                    look="plain"
                    aria-label={t`${nameOf(name)}: empty`}
                    onClick={() => take.mutate({ table: name, rows: 'no' })}
                  >
                    <Trans>Empty</Trans>
                  </Button>
                </div>
              </td>
            </tr>
          ))}
        </tbody>
      </TableFrame>
    </section>
  );
}
