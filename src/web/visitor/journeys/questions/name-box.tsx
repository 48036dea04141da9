import { useLingui } from '@lingui/react/macro';
import { Button, ComboBox, Input, Label, ListBox, ListBoxItem, Popover } from 'react-aria-components';
import { Icon } from '../../../ui/icon.tsx';

export interface NameOption {
  readonly id: string;
  readonly name: string;
}

interface NameBoxProps {
  readonly label: string;
  readonly options: readonly NameOption[];
  readonly value: string | null;
  readonly onChange: (id: string | null) => void;
}

/** A name out of many, found by typing a part of it. Loaded when it is first needed. */
export function NameBox({ label, options, value, onChange }: NameBoxProps) {
  const { t } = useLingui();
  return (
    <ComboBox
      className="field name-box"
      defaultItems={options}
      menuTrigger="focus"
      value={value}
      onChange={(key) => onChange(key === null ? null : String(key))}
    >
      <Label>{label}</Label>
      <div className="name-input">
        <Input className="input" placeholder={t`Type a part of the name`} />
        <Button className="button quiet" aria-label={t`Show all`}>
          <Icon name="forward" size={20} />
        </Button>
      </div>
      <Popover className="name-list">
        <ListBox<NameOption> renderEmptyState={() => <p className="soft empty-list">{t`Nothing of that name`}</p>}>
          {({ id, name }) => <ListBoxItem id={id}>{name}</ListBoxItem>}
        </ListBox>
      </Popover>
    </ComboBox>
  );
}
