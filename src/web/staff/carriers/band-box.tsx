import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { type ChangeEvent, useState } from 'react';
import type { AnswerOf } from '../../../kernel/endpoint.ts';
import { saveBox } from '../../../modules/carriers/contract.ts';
import { newId } from '../../call.ts';
import { useReader } from '../../reader.tsx';
import { Notice } from '../../ui/notice.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';

type Answer = AnswerOf<typeof saveBox>;

/** A box of pre-printed bands, by the list that came with it. */
export function BandBox() {
  const { t } = useLingui();
  const { call, edition } = useReader();
  const [answer, setAnswer] = useState<Answer>();
  const [error, setError] = useState<Error>();
  const take = (event: ChangeEvent<HTMLInputElement>): void => {
    const file = event.target.files?.[0];
    event.target.value = '';
    if (!file) return;
    setAnswer(undefined);
    setError(undefined);
    file
      .text()
      .then((csv) => call(saveBox, { params: { edition }, body: { id: newId(), csv } }))
      .then(setAnswer, setError);
  };
  const faults: Record<Answer['faults'][number]['fault'], string> = {
    uid: t`this is no number of a chip`,
    changing: t`this chip shows another number each time`,
    number: t`the printed number is missing or odd`,
    twice: t`the band stands here twice`,
    taken: t`the number or the chip is in another box`,
  };
  const sayFault = (line: number, what: string) => t`Line ${line}: ${what}`;
  return (
    <details>
      <summary>
        <Trans>A new box of bands</Trans>
      </summary>
      <div className="stack tight measure">
        <p>
          <Trans>
            A CSV file with the columns number and uid, one band a line. Then bands are given by the number printed on
            them, without a reader.
          </Trans>
        </p>
        <label className="button quiet">
          <Trans>Choose a file</Trans>
          <input className="unseen" type="file" accept=".csv,text/csv" onChange={take} />
        </label>
        {answer && (
          <Notice kind={answer.faults.length > 0 ? 'wait' : 'good'} live>
            <p>
              <Plural value={answer.added} one="# band was added." other="# bands were added." />{' '}
              <Plural value={answer.known} one="# was known." other="# were known." />
            </p>
            {answer.faults.length > 0 && (
              <ul>
                {answer.faults.map(({ line, fault }) => (
                  <li key={line}>{sayFault(line, faults[fault])}</li>
                ))}
              </ul>
            )}
          </Notice>
        )}
        {error && <ProblemNotice error={error} />}
      </div>
    </details>
  );
}
