import { useLingui } from '@lingui/react/macro';
import type { Character, Interest, Reason, Wishes } from '../../../modules/journeys/contract.ts';
import type { EditionView } from '../../reader.tsx';
import { useReader } from '../../reader.tsx';
import type { Places } from './places.ts';
import type { Choices } from './wishes.ts';

/** What a journey leans to, as a name and a line. */
export function useCharacterWords(): Readonly<Record<Character, { name: string; line: string }>> {
  const { t } = useLingui();
  return {
    sport: { name: t`All for the sport`, line: t`As many sessions as your days can hold.` },
    city: { name: t`The city first`, line: t`Gardens, streets and tables, and the sport that fits between.` },
    easy: { name: t`Easy on everyone`, line: t`Short ways, time to sit down, home early.` },
    saver: { name: t`Light on the purse`, line: t`Much to see for little money.` },
  };
}

export function useInterestNames(): Readonly<Record<Interest, string>> {
  const { t } = useLingui();
  return {
    culture: t`Art and stage`,
    history: t`History`,
    nature: t`Green and water`,
    food: t`Good food`,
    pop: t`Pop and games`,
    shopping: t`Shops`,
    night: t`Evenings out`,
    family: t`With children`,
    sport: t`Places of sport`,
    craft: t`Crafts`,
  };
}

export function usePaceWords(): Readonly<Record<Wishes['pace'], { name: string; line: string }>> {
  const { t } = useLingui();
  return {
    calm: { name: t`Calm`, line: t`Late start, few stops, a rest` },
    steady: { name: t`Steady`, line: t`A good day, home for the night` },
    full: { name: t`Full`, line: t`From early until the lights go out` },
  };
}

/** What somebody likes, as it stands within a sentence. */
function useInterestNouns(): Readonly<Record<Interest, string>> {
  const { t } = useLingui();
  return {
    culture: t`art`,
    history: t`history`,
    nature: t`gardens and nature`,
    food: t`good food`,
    pop: t`pop culture`,
    shopping: t`shopping`,
    night: t`nights out`,
    family: t`things for children`,
    sport: t`places of sport`,
    craft: t`crafts`,
  };
}

/** Why something is in a journey, as half a sentence each; what they like comes in one piece. */
export function useReasonParts(view: EditionView, choices: Choices | undefined, places: Places) {
  const { t } = useLingui();
  const nouns = useInterestNouns();
  const country = (noc: string | null) => {
    const found = choices?.countries.find((one) => one.noc === noc);
    return found ? view.say(found.names) : (noc ?? '');
  };
  const part = (reason: Reason): string => {
    const what = reason.what ?? '';
    switch (reason.kind) {
      case 'followsSport':
        return t`you follow ${view.disciplineName(what)}`;
      case 'sharesInterest':
        return t`you like ${nouns[what as Interest] ?? what}`;
      case 'likeYouLiked':
        return t`you liked ${places[what]?.name ?? what}`;
      case 'ownCountry':
        return t`athletes of ${country(reason.what)} have a strong chance here`;
      case 'medalSession':
        return t`medals are decided`;
      case 'popular':
        return t`many people love it`;
      case 'somethingNew':
        return t`it is something new for you`;
      case 'peopleLikeYou':
        return t`people who like the same chose it`;
      case 'youAsked':
        return t`you asked for it`;
    }
  };
  return (reasons: readonly Reason[]): string[] => {
    const liked = reasons.flatMap(({ kind, what }) =>
      kind === 'sharesInterest' ? (nouns[what as Interest] ?? []) : [],
    );
    const likes = liked.length > 0 ? [t`you like ${view.formats.list(liked)}`] : [];
    const others = reasons.filter(({ kind }) => kind !== 'sharesInterest');
    const first = others.filter(({ kind }) => firstKinds.has(kind));
    const rest = others.filter(({ kind }) => !firstKinds.has(kind));
    return [...new Set([...first.map(part), ...likes, ...rest.map(part)])];
  };
}

/** What is about this person stands before what is about everybody. */
const firstKinds: ReadonlySet<Reason['kind']> = new Set(['youAsked', 'followsSport', 'ownCountry', 'likeYouLiked']);

/** The reasons as one sentence. */
export function useReasonSentence(view: EditionView, choices: Choices | undefined, places: Places) {
  const { t } = useLingui();
  const { language } = useReader();
  const partsOf = useReasonParts(view, choices, places);
  return (reasons: readonly Reason[], own?: string): string => {
    // A place that a change kept is liked for itself; saying so would tell nobody anything.
    const parts = partsOf(reasons.filter(({ what }) => what === null || what !== own));
    if (parts.length === 0) return '';
    // Chinese and Japanese set such reasons side by side; an "and" before the last would sound translated.
    const list = language === 'ja' ? parts.join('、') : language === 'zh' ? parts.join('，') : view.formats.list(parts);
    return t`Because ${list}.`;
  };
}

/** Metres as people say them. */
export function useDistance(view: EditionView) {
  const { t } = useLingui();
  return (metres: number): string =>
    metres < 950
      ? t`${view.formats.number(Math.round(metres / 50) * 50)} m`
      : t`${view.formats.number(Math.round(metres / 100) / 10)} km`;
}

/** Minutes as people say them. */
export function useDuration() {
  const { t } = useLingui();
  return (minutes: number): string => {
    const hours = Math.floor(minutes / 60);
    const rest = minutes % 60;
    if (hours === 0) return t`${rest} min`;
    return rest === 0 ? t`${hours} h` : t`${hours} h ${rest} min`;
  };
}

/** What a visit is called: sessions and sights by name, meals and rests by where. */
export function useVisitName(view: EditionView) {
  const { t } = useLingui();
  return (ref: string, places: Places, startsAt?: number): string => {
    const name = places[ref]?.name ?? '';
    if (ref.startsWith('rest:')) return t`A rest in ${name}`;
    if (!ref.startsWith('meal:')) return name || ref.slice(ref.indexOf(':') + 1);
    const isEvening = startsAt !== undefined && view.formats.time(startsAt) >= '16:00';
    return isEvening ? t`Dinner in ${name}` : t`Lunch in ${name}`;
  };
}
