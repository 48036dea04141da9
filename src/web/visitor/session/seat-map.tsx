import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { timesMoney } from '../../../kernel/money.ts';
import type { Block } from '../../../modules/editions/contract.ts';
import type { SeatChoice, SessionCard } from '../../../modules/tickets/contract.ts';
import { type EditionView, useReader } from '../../reader.tsx';
import { Button } from '../../ui/button.tsx';
import { Stepper } from '../../ui/field.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Load } from '../../ui/load.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { BlockGrid } from './block-grid.tsx';
import { Bowl, type BowlEntry } from './bowl.tsx';
import { firstFreePlaces, freeIn } from './seats.ts';

interface SeatMapProps {
  readonly session: SessionCard;
  readonly view: EditionView;
  readonly limit: number;
  readonly busy: boolean;
  readonly onHold: (choice: SeatChoice) => void;
}

/** The venue from above; a block opens into its seats. */
export function SeatMap(props: SeatMapProps) {
  const { session } = props;
  const { queries } = useReader();
  const map = useQuery({ ...queries.seatMap(session.id), staleTime: 5_000 });
  const blocks = useQuery(queries.blocks(session.venue));
  return (
    <Load query={blocks} skeleton={<Skeleton lines={1} height={280} />}>
      {({ blocks: all }) => (
        <Load query={map} skeleton={<Skeleton lines={1} height={280} />}>
          {({ blocks: taken }) => <Chooser {...props} entries={entriesOf(all, taken, session)} />}
        </Load>
      )}
    </Load>
  );
}

function entriesOf(
  blocks: readonly Block[],
  taken: readonly { block: string; category: string; takenBits: string }[],
  session: SessionCard,
): BowlEntry[] {
  const byId = new Map(taken.map((one) => [one.block, one]));
  return blocks.flatMap((block) => {
    const own = byId.get(block.id);
    if (!own) return [];
    const rank = session.prices.findIndex(({ category }) => category === own.category) + 1;
    return [
      {
        block,
        category: own.category,
        takenBits: own.takenBits,
        rank: Math.max(1, rank),
        free: freeIn(block, own.takenBits),
      },
    ];
  });
}

function Chooser({ session, view, limit, busy, onHold, entries }: SeatMapProps & { entries: readonly BowlEntry[] }) {
  const { t } = useLingui();
  const [opened, setOpened] = useState<string>();
  const [places, setPlaces] = useState<readonly number[]>([]);
  const most = Math.min(12, limit);
  const entry = entries.find(({ block }) => block.id === opened);
  if (!entry) {
    return <Bowl entries={entries} view={view} onOpen={(id) => setOpened(id)} />;
  }
  const price = session.prices.find(({ category }) => category === entry.category)?.price;
  const toggle = (place: number) =>
    setPlaces((chosen) =>
      chosen.includes(place)
        ? chosen.filter((one) => one !== place)
        : chosen.length < most
          ? [...chosen, place]
          : chosen,
    );
  const close = () => {
    setOpened(undefined);
    setPlaces([]);
  };
  return (
    <div className="stack">
      <BlockHead entry={entry} view={view} onClose={close} />
      {entry.block.kind === 'standing' ? (
        <Stepper
          label={t`People`}
          value={places.length}
          min={0}
          max={Math.min(most, entry.free)}
          less={t`One person fewer`}
          more={t`One person more`}
          onChange={(count) => setPlaces(firstFreePlaces(entry.block, entry.takenBits, count))}
        />
      ) : (
        <BlockGrid
          key={entry.block.id}
          block={entry.block}
          takenBits={entry.takenBits}
          chosen={places}
          onToggle={toggle}
        />
      )}
      <p className="sum">
        <span aria-live="polite">
          <Plural value={places.length} _0="Tap the seats you want" one="# seat" other="# seats" />
        </span>
        {price && places.length > 0 && (
          <span className="price">{view.formats.price(timesMoney(price, places.length))}</span>
        )}
      </p>
      <Button
        broad
        busy={busy}
        disabled={places.length === 0}
        onClick={() => onHold({ kind: 'chosen', category: entry.category, places: [...places] })}
      >
        <Trans>Hold these seats</Trans>
      </Button>
    </div>
  );
}

function BlockHead({ entry, view, onClose }: { entry: BowlEntry; view: EditionView; onClose: () => void }) {
  const { t } = useLingui();
  return (
    <div className="row apart">
      <Button look="plain" onClick={onClose}>
        <Icon name="back" size={20} />
        <Trans>All blocks</Trans>
      </Button>
      <p className="strong">
        {t`Block ${entry.block.id}`} · {view.categoryName(entry.category)}
      </p>
    </div>
  );
}
