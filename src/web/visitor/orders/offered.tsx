import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { acceptOffer } from '../../../modules/tickets/contract.ts';
import { newId } from '../../call.ts';
import { type EditionView, useReader } from '../../reader.tsx';
import { useSeatWords } from '../../session-words.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { toast } from '../../ui/toast.tsx';

/** Tickets that others give me; quiet where there are none. */
export function Offered({ view }: { view: EditionView }) {
  const { t } = useLingui();
  const { call, queries, edition } = useReader();
  const client = useQueryClient();
  const seatWords = useSeatWords();
  const query = useQuery(queries.offers());
  const accept = useMutation({
    mutationFn: (ticket: string) => call(acceptOffer, { params: { edition, ticket }, body: { id: newId() } }),
    onSuccess: () => toast(t`The ticket is yours.`),
    onSettled: () => {
      void client.invalidateQueries({ queryKey: queries.offers().queryKey });
      void client.invalidateQueries({ queryKey: queries.tickets().queryKey });
    },
  });
  const sessions = new Set(query.data?.offers.map(({ session }) => session));
  return (
    <>
      {query.data?.offers.map((offer) => (
        <Notice key={offer.ticket} kind="good" title={t`${offer.from} gives you a ticket`}>
          <SessionLine session={offer.session} view={view} />
          <p className="soft">{seatWords([offer.seat], view.formats)}</p>
          <Button busy={accept.isPending} onClick={() => accept.mutate(offer.ticket)}>
            <Trans>Take it</Trans>
          </Button>
        </Notice>
      ))}
      {accept.error && sessions.size > 0 && <ProblemNotice error={accept.error} />}
    </>
  );
}

/** A session by its id, in one line. */
export function SessionLine({ session, view }: { session: string; view: EditionView }) {
  const { queries } = useReader();
  const card = useQuery(queries.session(session)).data?.session;
  if (!card) return <p>{session}</p>;
  return (
    <p>
      <b>{view.disciplineName(card.discipline)}</b>,{' '}
      {card.startsAt ? view.formats.moment(card.startsAt) : view.formats.day(card.day)}, {view.venueName(card.venue)}
    </p>
  );
}
