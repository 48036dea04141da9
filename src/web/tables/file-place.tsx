import { type DragEvent, useId, useState } from 'react';

interface FilePlaceProps {
  readonly label: string;
  readonly note: string;
  readonly onChoose: (files: FileList | null) => void;
}

/** Where CSV files are dropped, or chosen by keyboard. */
export function FilePlace({ label, note, onChoose }: FilePlaceProps) {
  const [isOver, setIsOver] = useState(false);
  const id = useId();
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setIsOver(false);
    onChoose(event.dataTransfer.files);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a shortcut; the file picker within does the same by keyboard
    <div
      className={isOver ? 'drop-place over' : 'drop-place'}
      onDragOver={(event) => {
        event.preventDefault();
        setIsOver(true);
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={drop}
    >
      <label className="strong" htmlFor={id}>
        {label}
      </label>
      <input
        id={id}
        type="file"
        multiple
        accept=".csv,text/csv"
        onChange={(event) => {
          onChoose(event.target.files);
          // The same file again, once it is mended, is a choice too.
          event.target.value = '';
        }}
      />
      <p className="soft fine">{note}</p>
    </div>
  );
}
