/** The venue's other gates on the local network, as far as anybody in this process must know of them. */
export interface Neighbours {
  /** Where they reach this gate; null: nowhere. */
  address: string | null;
  /** Gates with an address that the snapshot names. */
  named: number;
  /** Those that answered a moment ago. */
  heard: () => string[];
}

export const noNeighbours = (): Neighbours => ({ address: null, named: 0, heard: () => [] });
