import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { type Deletion, getDeletionReceipt, type MyFace } from '../../../modules/faces/contract.ts';
import { useEdition, useReader } from '../../reader.tsx';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';

/** Withdrawals with what each gate said, and the receipt to keep. */
export function Withdrawals({ mine }: { mine: MyFace }) {
  if (mine.deletions.length === 0) return null;
  return (
    <section className="stack tight" aria-labelledby="withdrawals">
      <h2 id="withdrawals">
        <Trans>Erased</Trans>
      </h2>
      <ul className="lines">
        {mine.deletions.map((deletion) => (
          <li key={deletion.id}>
            <Line deletion={deletion} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Line({ deletion }: { deletion: Deletion }) {
  const { t } = useLingui();
  const view = useEdition();
  if (!view) return null;
  const left = deletion.gates.filter((one) => one.erasedAt === null).length;
  const asked = view.formats.moment(deletion.askedAt);
  const seconds = Math.max(0, Math.round(((deletion.completedAt ?? deletion.askedAt) - deletion.askedAt) / 1000));
  return (
    <div className="stack tight">
      <p role="status" className="face-line">
        <Icon name={deletion.completedAt === null ? 'clock' : 'check'} size={20} />
        <span>
          {deletion.completedAt === null ? (
            <Plural
              value={left}
              one={`Erased here on ${asked}. # gate has still to answer, within a minute.`}
              other={`Erased here on ${asked}. # gates have still to answer, within a minute.`}
            />
          ) : deletion.gates.length === 0 ? (
            t`Erased on ${asked}. No gate held anything.`
          ) : (
            <Plural
              value={deletion.gates.length}
              one={`Erased on ${asked}, and at # gate within ${seconds} s.`}
              other={`Erased on ${asked}, and at # gates within ${seconds} s.`}
            />
          )}
        </span>
      </p>
      {deletion.completedAt !== null && <Receipt id={deletion.id} />}
    </div>
  );
}

/** A signed text that anybody can check with the edition's public keys. */
function Receipt({ id }: { id: string }) {
  const { call, edition } = useReader();
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<Error>();
  const save = () => {
    setBusy(true);
    call(getDeletionReceipt, { params: { edition, deletion: id } })
      .then(({ receipt }) => {
        const address = URL.createObjectURL(new Blob([receipt], { type: 'application/jose' }));
        const link = document.createElement('a');
        link.href = address;
        link.download = `kaimon-face-erased-${id.slice(0, 8)}.jws`;
        link.click();
        URL.revokeObjectURL(address);
      })
      .catch(setError)
      .finally(() => setBusy(false));
  };
  return (
    <div>
      <Button look="quiet" busy={isBusy} onClick={save}>
        <Icon name="key" size={20} />
        <Trans>Download the signed receipt</Trans>
      </Button>
      {error && <ProblemNotice error={error} />}
    </div>
  );
}
