import { Plural, Trans } from '@lingui/react/macro';
import { useReader } from '../../reader.tsx';
import { Icon } from '../../ui/icon.tsx';
import type { PassState } from './use-passes.ts';

/** Whether the network matters, brightness, and a clock that is wrong. */
export function PassNotes({ state, clockAhead }: { state: PassState; clockAhead: number }) {
  const { demo } = useReader();
  const minutesOff = Math.round(Math.abs(clockAhead) / 60_000);
  return (
    <ul className="steps">
      <li>
        <Icon name={state.isFromPhone ? 'offline' : 'check'} />
        <span role="status">
          {state.isFromPhone ? (
            <Trans>No network, and none is needed: this pass works as it is.</Trans>
          ) : (
            <Trans>Kept on this phone. It works without a network.</Trans>
          )}
        </span>
      </li>
      <li>
        <Icon name="info" />
        <span>
          <Trans>In sunlight, turn up the brightness of your screen.</Trans>
        </span>
      </li>
      {state.isFromPhone && (
        <li>
          <Icon name="person" />
          <span>
            <Trans>
              If this phone goes flat: a steward finds you by your name and a document. Your pass on paper works too.
            </Trans>
          </span>
        </li>
      )}
      {!demo && minutesOff >= 1 && (
        <li>
          <Icon name="clock" />
          <span>
            <Plural
              value={minutesOff}
              one="The clock of this phone is wrong by # minute. We allow for it, but set it right if you can."
              other="The clock of this phone is wrong by # minutes. We allow for it, but set it right if you can."
            />
          </span>
        </li>
      )}
    </ul>
  );
}
