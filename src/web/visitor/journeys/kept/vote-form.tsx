import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useEffect, useState } from 'react';
import { voteOnJourney } from '../../../../modules/journeys/contract.ts';
import { newId } from '../../../call.ts';
import { useReader } from '../../../reader.tsx';
import { Button } from '../../../ui/button.tsx';
import { Field } from '../../../ui/field.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { ProblemNotice } from '../../../ui/problem-notice.tsx';
import { useJourneyQueries } from '../journey-queries.ts';
import { useVoteWords, type Vote, VoteShape } from './vote-list.tsx';

/** Who votes from this browser: an id that changes only their own vote. */
function readVoter(): string {
  try {
    const known = localStorage.getItem('kaimon.voter');
    if (known) return known;
    const made = newId();
    localStorage.setItem('kaimon.voter', made);
    return made;
  } catch {
    return newId();
  }
}

/** Yes, maybe or no, with a name and a few words; it may be said anew. */
export function VoteForm({ share, votes }: { share: string; votes: readonly Vote[] }) {
  const { t } = useLingui();
  const { call, edition } = useReader();
  const client = useQueryClient();
  const { shared } = useJourneyQueries();
  const words = useVoteWords();
  const [voter, setVoter] = useState('');
  const [vote, setVote] = useState<Vote['vote']>();
  useEffect(() => setVoter(readVoter()), []);
  const own = votes.find((one) => one.voter === voter);
  const chosen = vote ?? own?.vote;
  const send = useMutation({
    mutationFn: (body: { name: string; vote: Vote['vote']; note: string }) =>
      call(voteOnJourney, { params: { edition, share, voter }, body }),
    onSuccess: (kept) => client.setQueryData(shared(share).queryKey, kept),
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const name = String(form.get('name') ?? '').trim();
    if (chosen && name) send.mutate({ name, vote: chosen, note: String(form.get('note') ?? '').trim() });
  };
  return (
    <form className="card roomy stack no-print" onSubmit={submit} key={own ? 'again' : 'first'}>
      <h2 className="large">
        <Trans>What do you say?</Trans>
      </h2>
      <fieldset className="vote-choices" aria-label={t`My vote`}>
        {(Object.keys(words) as Vote['vote'][]).map((one) => (
          <label key={one} className={`vote ${one}`}>
            <input
              type="radio"
              name="vote"
              className="unseen"
              required
              checked={chosen === one}
              onChange={() => setVote(one)}
            />
            <span>
              <VoteShape vote={one} size={28} />
              {words[one]}
            </span>
          </label>
        ))}
      </fieldset>
      <Field
        label={t`Your name`}
        name="name"
        required
        maxLength={60}
        autoComplete="given-name"
        defaultValue={own?.name ?? ''}
      />
      <Field label={t`A few words, if you like`} name="note" maxLength={200} defaultValue={own?.note ?? ''} />
      {send.error && <ProblemNotice error={send.error} />}
      {send.isSuccess && (
        <Notice kind="good" title={t`Thank you, that is noted.`} live>
          <p>
            <Trans>You can change your mind here.</Trans>
          </p>
        </Notice>
      )}
      <Button type="submit" broad busy={send.isPending}>
        <Trans>Send my vote</Trans>
      </Button>
    </form>
  );
}
