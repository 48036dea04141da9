import { Trans } from '@lingui/react/macro';
import { inLanguage } from '../../../../kernel/language.ts';
import type { Journey } from '../../../../modules/journeys/contract.ts';
import { useReader } from '../../../reader.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { useDuration } from '../journey-words.ts';
import { Picture } from '../picture.tsx';
import type { Choices } from '../wishes.ts';

interface TransportLineProps {
  readonly direction: 'inbound' | 'outbound';
  readonly day: string;
  readonly journey: Journey;
  readonly choices: Choices | undefined;
}

/** The flight or train of a first or last day, with the way between its hub and the hotel. */
export function TransportLine({ direction, day, journey, choices }: TransportLineProps) {
  const { language } = useReader();
  const duration = useDuration();
  const { transports, transfers } = journey.parts;
  const at = direction === 'inbound' ? 0 : 1;
  const own = transports[at];
  const row = choices?.transports.find(({ id }) => id === own?.transport);
  if (!own || own.day !== day || !row) return null;
  const say = (id: string, list: readonly { id: string; names: { en: string } }[]) => {
    const found = list.find((one) => one.id === id);
    return found ? inLanguage(found.names, language) : id;
  };
  const [city, hub] = [say(row.origin, choices!.origins), say(row.hub, choices!.hubs)];
  const [from, to] = direction === 'inbound' ? [city, hub] : [hub, city];
  const transfer = transfers.find((one) => one.day === day);
  const transferName = transfer ? say(transfer.transfer, choices!.transfers) : '';
  return (
    <li className="end transport">
      {row.kind === 'flight' ? <Picture name="plane" size={20} /> : <Icon name="train" size={20} />}
      <span>
        <b className="figures">
          {row.leavesAt} {from} – {row.arrivesAt} {to}
        </b>
        <br />
        <span className="soft fine">
          {row.carrier} {row.code}, {duration(row.minutes)}
          {transferName && (
            <>
              {'; '}
              {direction === 'inbound' ? <Trans>then {transferName}</Trans> : <Trans>{transferName} before it</Trans>}
            </>
          )}
        </span>
      </span>
    </li>
  );
}
