import { countryChances } from '../../../engines/taste/country-chance.ts';
import { type Scored, scoreItems, type TasteItem } from '../../../engines/taste/score-items.ts';
import type { Session } from '../../editions/contract.ts';
import type { Reason, Wishes } from '../shapes.ts';
import { interests } from '../supply/supply-rows.ts';
import type { Known } from './facts.ts';

/** How many of all visitors a kind of session draws; assumed, in the order of the prices that were asked for them. */
const draw: Readonly<Record<Session['phase'], number>> = {
  ceremony: 1,
  final: 0.6,
  semifinal: 0.4,
  quarterfinal: 0.3,
  preliminary: 0.15,
  reserve: 0.05,
};

const kept = new Map<string, readonly TasteItem[]>();

/** Sessions and sights as the taste engine sees them; made once for a programme and supply. */
export function tasteItems(known: Known): readonly TasteItem[] {
  const before = kept.get(known.key);
  if (before) return before;
  const chances = countryChances(
    known.tables.countryDisciplines.map((row) => ({
      country: row.noc,
      discipline: row.disciplineId,
      athletes: row.athletes,
      medals: row.medals,
    })),
  );
  const sessions = [...known.sessions.values()]
    .filter((session) => session.ticketed && session.startsAt !== null)
    .map((session): TasteItem => {
      const chance = chances.get(session.discipline);
      const stake = session.medalEvents > 0 ? 1 : 0.5;
      return {
        id: `session:${session.id}`,
        kind: 'session',
        tags: {
          [`sport:${session.discipline}`]: 1,
          'interest:sport': 0.6,
          ...(session.medalEvents > 0 ? { 'phase:medal': 1 } : {}),
        },
        popularity: draw[session.phase],
        ...(chance
          ? { countryChance: Object.fromEntries(Object.entries(chance).map(([noc, share]) => [noc, share * stake])) }
          : {}),
      };
    });
  const sights = known.tables.sights.map((row): TasteItem => {
    const tags: Record<string, number> = {
      ...(row.disciplineId ? { [`sport:${row.disciplineId}`]: 0.8 } : {}),
      [`area:${row.areaId}`]: 0.3,
      [`kind:${row.kind}`]: 0.5,
    };
    for (const interest of interests) if (row[interest] > 0) tags[`interest:${interest}`] = row[interest];
    return { id: `sight:${row.sightId}`, kind: 'sight', tags, popularity: row.popularity };
  });
  const items = [...sessions, ...sights];
  if (kept.size >= 4) kept.delete(kept.keys().next().value!);
  kept.set(known.key, items);
  return items;
}

/** What a person would like of the sights and of the sessions on their days, from what they told; best first. */
export function tasteOf(known: Known, wishes: Wishes): readonly Scored[] {
  const { firstDay, lastDay } = wishes;
  const items = tasteItems(known).filter(({ id, kind }) => {
    if (kind === 'sight') return true;
    const day = known.sessions.get(id.slice(8))?.day ?? '';
    return firstDay <= day && day <= lastDay;
  });
  return scoreItems(items, {
    ...(wishes.country === null ? {} : { country: wishes.country }),
    sports: wishes.sports,
    interests: wishes.interests,
    likes: [...wishes.likes, ...wishes.mustSee.filter((ref) => ref.startsWith('sight:'))],
    dislikes: wishes.mustNot.filter((ref) => /^(sight|session):/.test(ref)),
  });
}

/** The reasons that pages show: the strongest, at most three, each with its fact. */
export function reasonsOf(scored: Scored | undefined, isAsked: boolean): Reason[] {
  const asked: Reason[] = isAsked ? [{ kind: 'youAsked', what: null }] : [];
  const told = (scored?.reasons ?? []).filter((one) => one.points >= 15).slice(0, 3);
  return [...asked, ...told.map((one): Reason => ({ kind: one.kind, what: factOf(one) }))].slice(0, 3);
}

function factOf(reason: Scored['reasons'][number]): string | null {
  switch (reason.kind) {
    case 'followsSport':
      return reason.sport;
    case 'sharesInterest':
      return reason.interest;
    case 'likeYouLiked':
    case 'peopleLikeYou':
      return reason.item;
    case 'ownCountry':
      return reason.country;
    default:
      return null;
  }
}
