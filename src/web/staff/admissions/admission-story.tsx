import { Trans, useLingui } from '@lingui/react/macro';
import type { Facts } from '../../../engines/admission/reasons.ts';
import type { Admission } from '../../../modules/passes/contract.ts';
import { useEdition } from '../../reader.tsx';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { placeOfGate, useSessionIndex, useSessionName } from '../staff-data.ts';
import { useOutcomeName, useReasonSentence } from './admission-words.ts';

/** Facts as the journal keeps them, with what the list adds. */
interface StoryFacts extends Facts {
  readonly policyVersion?: number;
  readonly place?: number | null;
  readonly sector?: number | null;
}

/** Why an answer was given, in sentences: the reason, the facts behind it, the rules it followed, the human beside it. */
export function AdmissionStory({
  admission,
  onClose,
}: {
  readonly admission: Admission;
  readonly onClose: () => void;
}) {
  const { t } = useLingui();
  const view = useEdition();
  const outcomeName = useOutcomeName();
  const sentenceOf = useReasonSentence();
  const facts = useFactSentences(admission);
  const at = placeOfGate(view, admission.gate);
  const name = admission.name || t`Unknown person`;
  const [outcome, moment, gate, venue] = [
    outcomeName(admission),
    view?.formats.moment(admission.at) ?? '',
    at.gate,
    at.venue,
  ];
  return (
    <div className="stack" data-testid="admission-story">
      <p className="large">
        <strong>{name}</strong>: {outcome}, {moment},{' '}
        <Trans>
          Gate {gate}, {venue}
        </Trans>
        .
      </p>
      {admission.findings.includes('doubleUse') && (
        <Notice kind="bad" title={t`This pass was used twice.`}>
          <p>
            <Trans>
              Another gate had admitted the same pass before, while the two could not hear each other. Look for both
              people and ask for another proof.
            </Trans>
          </p>
        </Notice>
      )}
      <ul className="story">
        <li>{sentenceOf(admission.reason)}</li>
        {facts.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      <p className="soft fine">
        <Trans>
          Entry {admission.number} of the journal of {admission.gate}; pass {admission.pass ?? '–'}.
        </Trans>
      </p>
      <div>
        <Button look="quiet" onClick={onClose}>
          <Trans>Close</Trans>
        </Button>
      </div>
    </div>
  );
}

function useFactSentences(admission: Admission): string[] {
  const { t } = useLingui();
  const view = useEdition();
  const index = useSessionIndex();
  const nameOf = useSessionName(view);
  const facts = admission.facts as StoryFacts;
  const moment = (instant: number) => view?.formats.moment(instant) ?? '';
  const gateName = (key: string) => placeOfGate(view, key).gate;
  const said: string[] = [];
  const session = admission.session ? index.get(admission.session) : undefined;
  if (session)
    said.push(t`The ticket is for ${nameOf(session)}, ${session.startsAt ? moment(session.startsAt) : session.day}.`);
  if (typeof facts.place === 'number')
    said.push(t`It gives place ${facts.place} of the venue, in sector ${facts.sector ?? '–'}.`);
  if (facts.used) said.push(t`The earlier entry was at Gate ${gateName(facts.used.gate)}, ${moment(facts.used.at)}.`);
  if (facts.gates?.length) said.push(t`Gates for this seat: ${view?.formats.list(facts.gates.map(gateName)) ?? ''}.`);
  if (facts.nextWindow)
    said.push(
      t`The next way in opens ${moment(facts.nextWindow.opensAt)} at ${view?.venueName(facts.nextWindow.venue) ?? ''}.`,
    );
  if (facts.capacity !== undefined)
    said.push(t`${facts.inside ?? 0} people were inside, where ${facts.capacity} may be.`);
  if (facts.count !== undefined) said.push(t`It had come in ${facts.count} times that day.`);
  if (facts.expiredAt !== undefined) said.push(t`It ran out ${moment(facts.expiredAt)}.`);
  if (facts.secondsOff) said.push(t`The code was ${Math.abs(facts.secondsOff)} seconds away from the gate's clock.`);
  if (facts.edition) said.push(t`It is of ${facts.edition}.`);
  if (facts.guardians?.length) said.push(t`${facts.guardians.length} adults of the party could bring the child.`);
  said.push(
    facts.policyVersion === undefined
      ? t`The rules of admission in force at that time were applied.`
      : t`Version ${facts.policyVersion} of the rules of admission was applied.`,
  );
  said.push(
    admission.steward
      ? t`The steward ${admission.steward} looked and let the person in.`
      : admission.outcome === 'steward'
        ? t`No steward has let the person in with this entry.`
        : t`No human had to step in.`,
  );
  if (admission.why) said.push(t`Their reason: ${admission.why}.`);
  return said;
}
