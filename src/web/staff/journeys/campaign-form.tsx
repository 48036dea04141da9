import { Trans, useLingui } from '@lingui/react/macro';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import {
  type Audience,
  type CampaignWish,
  listCampaigns,
  previewCampaign,
  sendCampaign,
} from '../../../modules/journeys/contract.ts';
import { newId } from '../../call.ts';
import { type EditionView, useReader } from '../../reader.tsx';
import { Button } from '../../ui/button.tsx';
import { Choice, Select } from '../../ui/field.tsx';
import { Dialog } from '../../ui/lazy-dialog.tsx';
import { Notice } from '../../ui/notice.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { AudiencePictures } from './audience-pictures.tsx';
import { countryName, packageName, useGoals } from './campaign-words.ts';
import type { Choices } from './campaigns-page.tsx';

const perPlaces = [2, 5, 10, 20];
const shares = [0.1, 0.2, 0.3, 0.5];
/** A campaign needs at least so many people on the side that gets the mail; fewer are hidden. */
const fewest = 10;

interface CampaignFormProps {
  readonly choices: Choices;
  readonly view: EditionView;
}

/** What is chosen on the left is seen at once on the right: who, why, and what it would fill. */
export function CampaignForm({ choices, view }: CampaignFormProps) {
  const { t } = useLingui();
  const { call, edition } = useReader();
  const [wish, setWish] = useState<CampaignWish>(() => ({
    id: newId(),
    package: choices.packages[0]!.id,
    goal: 'sport',
    country: null,
    controlShare: 0.2,
    perPlace: 1,
  }));
  const [isAsking, setIsAsking] = useState(false);
  const { id: _, ...what } = wish;
  const preview = useQuery({
    queryKey: [previewCampaign.path, edition, what],
    queryFn: ({ signal }) => call(previewCampaign, { params: { edition }, body: wish }, signal),
    placeholderData: keepPreviousData,
    staleTime: 10_000,
  });
  const audience = preview.data;
  const control = Math.max(1, Math.round((audience?.matched ?? 0) * wish.controlShare));
  const asked = (audience?.matched ?? 0) - control;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setIsAsking(true);
  };
  return (
    <div className="campaign-desk">
      <form className="stack" onSubmit={submit} aria-label={t`New campaign`}>
        <WishFields wish={wish} choices={choices} view={view} onChange={(part) => setWish({ ...wish, ...part })} />
        {asked >= fewest ? (
          <Button type="submit" broad busy={preview.isPlaceholderData}>
            <Trans>Send to {view.formats.number(asked)} people…</Trans>
          </Button>
        ) : (
          <p className="soft">
            <Trans>Fewer than ten people would be asked, so it is not sent. Choose a wider goal.</Trans>
          </p>
        )}
      </form>
      <div className="stack" aria-live="polite" aria-busy={preview.isFetching}>
        {preview.error && <ProblemNotice error={preview.error} />}
        {!audience && !preview.error && <Skeleton lines={4} height={64} />}
        {audience && (
          <div className={preview.isPlaceholderData ? 'stale stack' : 'stack'}>
            <AudiencePictures audience={audience} choices={choices} view={view} />
          </div>
        )}
      </div>
      {isAsking && audience && (
        <SendDialog
          wish={wish}
          audience={audience}
          title={packageName(view, choices, wish.package)}
          sides={{ asked, control }}
          view={view}
          onClose={(isSent) => {
            setIsAsking(false);
            if (isSent) setWish({ ...wish, id: newId() });
          }}
        />
      )}
    </div>
  );
}

interface WishFieldsProps extends CampaignFormProps {
  readonly wish: CampaignWish;
  readonly onChange: (part: Partial<CampaignWish>) => void;
}

function WishFields({ wish, choices, view, onChange }: WishFieldsProps) {
  const { t } = useLingui();
  const goals = useGoals();
  const { formats } = view;
  const countries = choices.countries
    .map(({ noc }) => ({ noc, name: countryName(view, choices, noc) }))
    .sort((one, other) => formats.compare(one.name, other.name));
  const chosen = choices.packages.find(({ id }) => id === wish.package);
  return (
    <>
      <Select label={t`Package`} value={wish.package} onChange={(event) => onChange({ package: event.target.value })}>
        {choices.packages.map(({ id, names }) => (
          <option key={id} value={id}>
            {view.say(names)}
          </option>
        ))}
      </Select>
      {chosen && (
        <p className="soft">
          {formats.day(chosen.firstDay)} – {formats.day(chosen.lastDay)}. {view.say(chosen.summary)}
        </p>
      )}
      <fieldset className="stack tight">
        <legend className="strong">
          <Trans>Whom it means</Trans>
        </legend>
        {goals.map(({ goal, name, hint }) => (
          <Choice
            key={goal}
            kind="radio"
            name="goal"
            checked={wish.goal === goal}
            hint={hint}
            onChange={() => onChange({ goal })}
          >
            {name}
          </Choice>
        ))}
      </fieldset>
      <Select
        label={t`Coming from`}
        value={wish.country ?? ''}
        onChange={(event) => onChange({ country: event.target.value || null })}
      >
        <option value="">{t`All countries`}</option>
        {countries.map(({ noc, name }) => (
          <option key={noc} value={noc}>
            {name}
          </option>
        ))}
      </Select>
      <NumberFields wish={wish} view={view} onChange={onChange} />
    </>
  );
}

function NumberFields({ wish, view, onChange }: Omit<WishFieldsProps, 'choices'>) {
  const { t } = useLingui();
  const { formats } = view;
  return (
    <>
      <Select
        label={t`Asked for each free place`}
        value={String(wish.perPlace)}
        onChange={(event) => onChange({ perPlace: Number(event.target.value) })}
      >
        <option value="1">{t`1: everybody asked could come`}</option>
        {perPlaces.map((people) => (
          <option key={people} value={String(people)}>
            {t`${formats.number(people)}: one in ${formats.number(people)} is expected to come`}
          </option>
        ))}
      </Select>
      <Select
        label={t`Left out by lot, to compare`}
        value={String(wish.controlShare)}
        onChange={(event) => onChange({ controlShare: Number(event.target.value) })}
      >
        {shares.map((share) => (
          <option key={share} value={String(share)}>
            {t`${formats.number(share * 100)} of 100`}
          </option>
        ))}
      </Select>
    </>
  );
}

interface SendDialogProps {
  readonly wish: CampaignWish;
  readonly audience: Audience;
  readonly title: string;
  readonly sides: { readonly asked: number; readonly control: number };
  readonly view: EditionView;
  readonly onClose: (isSent: boolean) => void;
}

function SendDialog({ wish, audience, title, sides, view, onClose }: SendDialogProps) {
  const { t } = useLingui();
  const { call, edition } = useReader();
  const client = useQueryClient();
  const send = useMutation({
    mutationFn: () => call(sendCampaign, { params: { edition }, body: wish }),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: [listCampaigns.path, edition] });
      void client.invalidateQueries({ queryKey: [previewCampaign.path, edition] });
    },
  });
  const number = view.formats.number;
  const [asked, control] = [number(sides.asked), number(sides.control)];
  const [wanted, free] = [number(audience.fills ?? 0), number(audience.left)];
  if (send.data) {
    return (
      <Dialog title={t`It is on its way.`} isOpen onClose={() => onClose(true)}>
        <Notice kind="good" title={t`The mails go out one by one.`} live>
          <p>
            <Trans>
              What they did stands below, against those left out, as soon as there are enough people to tell.
            </Trans>
          </p>
        </Notice>
        <Button onClick={() => onClose(true)}>
          <Trans>Close</Trans>
        </Button>
      </Dialog>
    );
  }
  return (
    <Dialog title={t`Send “${title}”?`} isOpen onClose={() => onClose(false)}>
      <ul className="story">
        <li>{t`A mail goes to about ${asked} people, each in their language, with the reason it was chosen for them.`}</li>
        <li>{t`About ${control} people, drawn by lot, get none, to see what happens without it.`}</li>
        <li>{t`If all came with their parties they would need ${wanted} places; ${free} are free.`}</li>
        <li>{t`For a week no other campaign asks any of them. One tap in the mail ends it for good.`}</li>
        <li>{t`A mail that went out cannot be called back.`}</li>
      </ul>
      {send.error && <ProblemNotice error={send.error} />}
      <div className="row">
        <Button busy={send.isPending} onClick={() => send.mutate()}>
          <Trans>Send the mails</Trans>
        </Button>
        <Button look="quiet" onClick={() => onClose(false)}>
          <Trans>Not yet</Trans>
        </Button>
      </div>
    </Dialog>
  );
}
