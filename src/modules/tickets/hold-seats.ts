import { bestTogether } from '../../engines/seating/best-together.ts';
import { type CategoryMap, categoryMap, setTaken } from '../../engines/seating/category-map.ts';
import { checkChoice } from '../../engines/seating/check-choice.ts';
import { invariant } from '../../kernel/invariant.ts';
import { Problem, refuseCommon } from '../../kernel/problem.ts';
import type { Tx } from '../../platform/tx.ts';
import { type CategorySeating, getProgramme, type Programme, refuseEdition } from '../editions/index.ts';
import type { Hold } from './contract.ts';
import { type HoldRecord, type HoldWish, holdFor, sizeOfChoice, toHold, wishText } from './hold.ts';
import { refuse } from './problems.ts';
import { releaseHolds } from './release-holds.ts';
import { type Sale, saleOf } from './sale.ts';
import { insertHolds, lockExpiredHolds, lockStock, readForWishes, type StockRecord } from './store.ts';

/** The sale of one session in the middle of a group: maps and counts move on with every wish. */
interface Counter {
  readonly programme: Programme;
  readonly sale: Sale;
  readonly seating: ReadonlyMap<string, CategorySeating>;
  readonly stock: ReadonlyMap<string, StockRecord>;
  readonly maps: ReadonlyMap<string, CategoryMap>;
  readonly owned: Map<string, { atSession: number; inEdition: number }>;
}

/**
 * Holds seats for a group of wishes for one session, first come first served, under one lock: a group costs little more
 * than a single wish. Each wish gets its hold, or the problem that stands against it; a retry gets its first answer.
 */
export async function holdSeats(
  tx: Tx,
  edition: string,
  session: string,
  wishes: readonly HoldWish[],
): Promise<(Hold | Problem)[]> {
  const programme = await getProgramme(tx, edition);
  const known = programme.sessions.get(session);
  if (!known) return wishes.map(() => refuseEdition.noSuchSession({ session }));
  const seating = new Map(programme.seating(session).map((one) => [one.category, one]));
  const categories = [...new Set(wishes.map((wish) => wish.choice.category))].filter((category) =>
    seating.has(category),
  );
  let stock = await lockStock(
    tx.db,
    edition,
    session,
    categories.sort().map((category) => seating.get(category)!),
  );
  const ids = wishes.map((wish) => wish.id);
  const people = [...new Set(wishes.map((wish) => wish.person))];
  const read = await readForWishes(tx.db, { edition, session, ids, people, now: tx.now });
  const earlier = new Map(read.earlier.map((hold) => [hold.id, hold]));
  const owned = new Map(read.owned.map((count) => [count.person, count]));
  const sale = saleOf(programme.edition, known, tx.now);

  const attempt = (): { answers: (HoldRecord | Problem)[]; counter: Counter } => {
    const maps = new Map(stock.map((row) => [row.category, categoryMap(seating.get(row.category)!.blocks, row.bits)]));
    const byCategory = new Map(stock.map((row) => [row.category, row]));
    const counter: Counter = { programme, sale, seating, stock: byCategory, maps, owned: new Map(owned) };
    const fresh = new Map<string, HoldRecord>();
    const answers = wishes.map((wish) => {
      const answer = earlierAnswer(earlier.get(wish.id) ?? fresh.get(wish.id), wish) ?? decide(counter, wish, tx.now);
      if (!(answer instanceof Problem)) fresh.set(wish.id, answer);
      return answer;
    });
    return { answers, counter };
  };

  let { answers, counter } = attempt();
  if (answers.some(isShortOfSeats) && (await freeExpired(tx, edition, session))) {
    stock = await lockStock(
      tx.db,
      edition,
      session,
      categories.map((category) => seating.get(category)!),
    );
    ({ answers, counter } = attempt());
  }
  const fresh = new Map<string, HoldRecord>();
  for (const answer of answers)
    if (!(answer instanceof Problem) && !earlier.has(answer.id)) fresh.set(answer.id, answer);
  await save(tx, session, counter, [...fresh.values()]);
  return answers.map((answer) => (answer instanceof Problem ? answer : toHold(programme, answer)));
}

function earlierAnswer(earlier: HoldRecord | undefined, wish: HoldWish): HoldRecord | Problem | undefined {
  if (!earlier) return undefined;
  if (earlier.person !== wish.person || earlier.wish !== wishText(wish))
    return refuseCommon.conflictingId({ id: wish.id });
  return earlier.state === 'held' ? earlier : refuse.noSuchHold({ hold: wish.id });
}

/** One wish against the maps as they are after the wishes before it. */
function decide(counter: Counter, wish: HoldWish, now: number): HoldRecord | Problem {
  const { choice, person, session } = wish;
  const seating = counter.seating.get(choice.category);
  const map = counter.maps.get(choice.category);
  if (!seating || !map) return refuse.noSuchCategory({ session, category: choice.category });
  if (!counter.sale.isOpen) return refuse.saleClosed({ session, nextOpensAt: counter.sale.nextOpensAt });
  const count = sizeOfChoice(choice);
  const owned = counter.owned.get(person) ?? { atSession: 0, inEdition: 0 };
  const { perSessionLimit, perPersonLimit } = counter.sale;
  const isLimited = wish.partOf === undefined;
  if (isLimited && owned.atSession + count > perSessionLimit)
    return refuse.sessionLimitReached({ limit: perSessionLimit, have: owned.atSession });
  if (isLimited && owned.inEdition + count > perPersonLimit)
    return refuse.personLimitReached({ limit: perPersonLimit, have: owned.inEdition });
  const found = placesFor(counter, map, wish);
  if (found instanceof Problem) return found;
  setTaken(map, found.places, true);
  counter.owned.set(person, { atSession: owned.atSession + count, inEdition: owned.inEdition + count });
  return {
    edition: wish.edition,
    id: wish.id,
    session,
    category: choice.category,
    person,
    wish: wishText(wish),
    places: found.places,
    together: found.together,
    priceAmount: seating.price.amount,
    currency: seating.price.currency,
    expiresAt: now + holdFor,
    order: null,
    state: 'held',
    partOf: wish.partOf ?? null,
  };
}

function placesFor(
  counter: Counter,
  map: CategoryMap,
  { choice, session }: HoldWish,
): { places: readonly number[]; together: Hold['together'] } | Problem {
  if (choice.kind === 'best') {
    const wheelchairs = Math.min(choice.wheelchairs ?? 0, choice.count);
    const found = bestTogether(map, { count: choice.count, wheelchairs });
    if (found) return found;
    return wheelchairs > 0
      ? refuse.noWheelchairSpace({ session })
      : refuse.soldOut({ session, category: choice.category });
  }
  const verdict = checkChoice(map, choice.places);
  if (verdict === 'unknownPlace') return refuse.noSuchPlace({ session, category: choice.category });
  if (verdict === 'taken') return refuse.placeTaken({ session });
  if (verdict === 'leavesSingleSeat') return refuse.leavesSingleSeat({ session });
  invariant(counter.stock.has(choice.category), 'A category with a map has stock');
  return { places: [...choice.places].sort((first, second) => first - second), together: 'chosen' };
}

function isShortOfSeats(answer: HoldRecord | Problem): boolean {
  if (!(answer instanceof Problem)) return false;
  return ['tickets/soldOut', 'tickets/placeTaken', 'tickets/noWheelchairSpace'].includes(answer.code);
}

/** Gives back what expired at this session. Answers whether there was anything. */
async function freeExpired(tx: Tx, edition: string, session: string): Promise<boolean> {
  const expired = await lockExpiredHolds(tx.db, edition, session, tx.now);
  await releaseHolds(tx, edition, expired);
  return expired.length > 0;
}

async function save(tx: Tx, session: string, counter: Counter, fresh: readonly HoldRecord[]): Promise<void> {
  const moved = [...counter.stock].flatMap(([category, row]) => {
    const added = fresh.filter((hold) => hold.category === category).reduce((sum, hold) => sum + hold.places.length, 0);
    return added === 0 ? [] : [{ ...row, taken: row.taken + added, bits: counter.maps.get(category)!.taken }];
  });
  await insertHolds(tx.db, fresh, session, moved);
}
