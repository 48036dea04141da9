import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import {
  type ClosureEffect,
  closeGate,
  type Forecast,
  getClosure,
  getForecast,
  reopenGate,
} from '../../../modules/arrivals/contract.ts';
import { newId } from '../../call.ts';
import { useReader } from '../../reader.tsx';
import { TableFrame } from '../../tables/table-frame.tsx';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { Dialog } from '../../ui/lazy-dialog.tsx';
import { Load } from '../../ui/load.tsx';
import { Notice } from '../../ui/notice.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { toast } from '../../ui/toast.tsx';

/** The gates as they are: people told to come by each, and the switch that closes one for real. */
export function GateClosing({ forecast }: { forecast: Forecast }) {
  const { t } = useLingui();
  const [closing, setClosing] = useState<string>();
  const { formatNumber } = useFormatted();
  return (
    <div className="stack tight real-gates">
      <h2>
        <Trans>Gates for real</Trans>
      </h2>
      <TableFrame label={t`Gates for real`}>
        <thead>
          <tr>
            <th scope="col">{t`Gate`}</th>
            <th scope="col" className="figure">{t`Tickets`}</th>
            <th scope="col" className="figure">{t`Told to come by it`}</th>
            <th scope="col">{t`State`}</th>
          </tr>
        </thead>
        <tbody>
          {forecast.gates.map((gate) => (
            <tr key={gate.gate}>
              <th scope="row">{t`Gate ${gate.name}`}</th>
              <td className="figure">{formatNumber(gate.people)}</td>
              <td className="figure">{formatNumber(gate.told.reduce((sum, people) => sum + people, 0))}</td>
              <td>
                {gate.isClosed ? (
                  <Reopening forecast={forecast} gate={gate.gate} name={gate.name} />
                ) : (
                  <Button look="plain" onClick={() => setClosing(gate.gate)}>
                    <Trans>Close it…</Trans>
                  </Button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </TableFrame>
      {closing !== undefined && (
        <CloseDialog
          gate={closing}
          name={forecast.gates.find(({ gate }) => gate === closing)?.name ?? closing}
          onClose={() => setClosing(undefined)}
        />
      )}
    </div>
  );
}

function useFormatted() {
  const { i18n } = useLingui();
  return { formatNumber: (value: number) => i18n.number(value) };
}

function useRefresh() {
  const { edition } = useReader();
  const client = useQueryClient();
  return () => void client.invalidateQueries({ queryKey: [getForecast.path, edition] });
}

function CloseDialog({ gate, name, onClose }: { gate: string; name: string; onClose: () => void }) {
  const { t } = useLingui();
  const { call, edition } = useReader();
  const refresh = useRefresh();
  const [id] = useState(newId);
  const [reason, setReason] = useState('');
  const params = { edition, gate };
  const preview = useQuery({
    queryKey: [getClosure.path, edition, gate],
    queryFn: ({ signal }) => call(getClosure, { params }, signal),
    staleTime: 0,
  });
  const close = useMutation({
    mutationFn: () => call(closeGate, { params, body: { id, reason: reason.trim() } }),
    onSuccess: ({ parties }) => {
      toast(t`Gate ${name} is closed. ${parties} parties are being told.`);
      onClose();
    },
    onSettled: refresh,
  });
  return (
    <Dialog title={t`Close Gate ${name}?`} isOpen onClose={onClose}>
      <Load query={preview}>
        {({ effect }) => (
          <form
            className="stack"
            onSubmit={(event) => {
              event.preventDefault();
              close.mutate();
            }}
          >
            <Effect effect={effect} />
            <Field
              label={t`Reason`}
              hint={t`Visitors read it in the app and in a mail.`}
              value={reason}
              required
              maxLength={200}
              onChange={(event) => setReason(event.target.value)}
            />
            {close.error && <ProblemNotice error={close.error} />}
            <p className="row">
              <Button type="submit" busy={close.isPending} disabled={reason.trim() === ''}>
                <Trans>Close Gate {name} and tell them</Trans>
              </Button>
              <Button look="quiet" onClick={onClose}>
                <Trans>Leave it open</Trans>
              </Button>
            </p>
          </form>
        )}
      </Load>
    </Dialog>
  );
}

/** What will change, before it does. */
function Effect({ effect }: { effect: ClosureEffect }) {
  const { t } = useLingui();
  const { parties, people, to, withoutGate } = effect;
  return (
    <Notice kind="wait" title={t`What will change`}>
      <ul className="story">
        <li>
          <Plural value={parties} one="# party" other="# parties" />
          {', '}
          <Plural
            value={people}
            one="# person of the next 24 hours, is told another gate."
            other="# people of the next 24 hours, are told another gate."
          />
        </li>
        {to.map(({ gate, name, people: sent }) => (
          <li key={gate}>{t`To Gate ${name}: ${sent} people.`}</li>
        ))}
        {withoutGate > 0 && <li>{t`For ${withoutGate} parties no open gate fits; call them.`}</li>}
        <li>{t`Nobody's ticket or seat changes, and the gates go on admitting whoever comes.`}</li>
      </ul>
    </Notice>
  );
}

function Reopening({ forecast, gate, name }: { forecast: Forecast; gate: string; name: string }) {
  const { t } = useLingui();
  const { call, edition } = useReader();
  const refresh = useRefresh();
  const closure = forecast.closures.find((one) => one.gate === gate);
  const open = useMutation({
    mutationFn: () => call(reopenGate, { params: { edition, gate }, body: { closure: closure?.id ?? '' } }),
    onSuccess: ({ parties }) => toast(t`Gate ${name} is open. ${parties} parties go back to it.`),
    onSettled: refresh,
  });
  return (
    <div className="stack tight">
      <span className="state wait">▲ {t`Closed: ${closure?.reason ?? ''}`}</span>
      <Button look="quiet" busy={open.isPending} onClick={() => open.mutate()}>
        <Trans>Open it again</Trans>
      </Button>
      {open.error && <ProblemNotice error={open.error} />}
    </div>
  );
}
