import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Notice } from '../ui/notice.tsx';
import { useFaultName } from './fault-words.ts';
import { TableFrame } from './table-frame.tsx';

/** A fault of a file, as an import tells it. */
interface TableFault {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly problem: string;
  readonly message: string;
  readonly maybe?: string | undefined;
}

/** Every fault of the files with its cell and what was probably meant. */
export function Faults({ faults }: { readonly faults: readonly TableFault[] }) {
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
