import { Trans, useLingui } from '@lingui/react/macro';
import type { Hold } from '../../../modules/tickets/contract.ts';
import { paths } from '../../paths.ts';
import { type EditionView, useReader } from '../../reader.tsx';
import { useSeatWords } from '../../session-words.ts';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { Countdown } from '../../ui/countdown.tsx';
import { Notice } from '../../ui/notice.tsx';

/** Which seats are mine for some minutes, how they lie, and the way on. */
export function HeldNotice({ hold, view, onMore }: { hold: Hold; view: EditionView; onMore: () => void }) {
  const { t } = useLingui();
  const seatWords = useSeatWords();
  const reader = useReader();
  const together: Record<Hold['together'], string> = {
    row: t`All in one row, side by side.`,
    rows: t`In neighbouring rows, right behind each other.`,
    split: t`As close as we could: no more seats are free side by side.`,
    chosen: t`The seats you chose.`,
  };
  return (
    <Notice kind="good" title={t`These seats are yours for now`} live>
      <p>{seatWords(hold.seats, view.formats)}</p>
      <p className="soft">{together[hold.together]}</p>
      <Countdown until={hold.expiresAt} label={t`Kept for`} />
      <p className="row close">
        <ButtonLink to={paths.cart(reader)}>
          <Trans>Go to the cart</Trans>
        </ButtonLink>
        <Button look="plain" onClick={onMore}>
          <Trans>Choose more seats</Trans>
        </Button>
      </p>
    </Notice>
  );
}
