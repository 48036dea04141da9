import { Trans, useLingui } from '@lingui/react/macro';
import type { Screening } from '../../../modules/screening/contract.ts';
import { useEdition } from '../../reader.tsx';
import { TableFrame } from '../../tables/table-frame.tsx';
import { placeOfGate } from '../staff-data.ts';

/** Detectors, readers and turnstiles, as their gates last told. */
export function DeviceSection({ devices }: { readonly devices: Screening['devices'] }) {
  const { t } = useLingui();
  const view = useEdition();
  const kinds: Record<string, string> = {
    detector: t`Detector`,
    reader: t`Reader`,
    turnstile: t`Turnstile`,
    fireAlarm: t`Fire alarm`,
  };
  const states = { online: t`Online`, offline: t`Offline`, paired: t`Has not spoken yet` };
  return (
    <section className="stack tight">
      <h2>
        <Trans>Devices</Trans>
      </h2>
      {devices.length === 0 ? (
        <p className="soft">
          <Trans>No device is paired with a gate. Lanes work without: officers decide with what the screen says.</Trans>
        </p>
      ) : (
        <TableFrame label={t`Devices`}>
          <thead>
            <tr>
              <th scope="col">{t`Device`}</th>
              <th scope="col">{t`Gate`}</th>
              <th scope="col">{t`Lane`}</th>
              <th scope="col">{t`State`}</th>
            </tr>
          </thead>
          <tbody>
            {devices.map((one) => (
              <tr key={`${one.gate} ${one.device}`}>
                <th scope="row">
                  {one.name}
                  <span className="soft fine under">{kinds[one.kind] ?? one.kind}</span>
                </th>
                <td>
                  {placeOfGate(view, one.gate).venue} · {placeOfGate(view, one.gate).gate}
                </td>
                <td>{one.lane}</td>
                <td>
                  <span className={`state ${one.state === 'online' ? 'good' : 'wait'}`}>{states[one.state]}</span>
                  <span className="soft fine under">{view?.formats.moment(one.since)}</span>
                </td>
              </tr>
            ))}
          </tbody>
        </TableFrame>
      )}
    </section>
  );
}
