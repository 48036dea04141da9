/** A circle as a path, so that a picture is one stroke on one 32-unit grid. */
const o = (x: number, y: number, r: number) => `M${x - r} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0`;
const star = (x: number, y: number, r: number) => {
  const points = Array.from({ length: 10 }, (_, index) => {
    const angle = (Math.PI / 5) * index - Math.PI / 2;
    const reach = index % 2 === 0 ? r : r * 0.45;
    return `${(x + reach * Math.cos(angle)).toFixed(1)} ${(y + reach * Math.sin(angle)).toFixed(1)}`;
  });
  return `M${points.join('L')}z`;
};
const bed = 'M4 26V13M4 22h24v4M28 22v-3q0-3-3-3H14v6';

/** Our own drawings for wishes and days, in the stroke of the sports' pictograms. */
export const pictures = {
  culture:
    'M5 7q5.5 2 11 0v8q0 6-5.500 8Q5 21 5 15zM8.500 12h.1M13 12h.1M8.500 16.500q2.200 2 4.500 0M19 11q4 1 8-1v8q0 6-5.500 8-3-1-4.500-3.500M24 15h.1M20.500 21.500q2-2 3.500 0',
  history:
    'M16 3v3M7 11q9-1 9-5 0 4 9 5M9 11v5M23 11v5M5 18q11-.5 11-2 0 1.500 11 2M8 18v10M24 18v10M13 28v-6h6v6M4 28h24',
  nature: `M3 26L12 11l5 8 3-4 9 11zM9.500 15.200l2.500 2 2-1.500${o(24, 8, 3)}`,
  food: 'M4 15h24q0 11-8 12h-8q-8-1-8-12zM11 27h10M17 15L27 4M13 15L23 3M9 11q-2-2 0-4t0-4',
  pop: `M8 11h16q5 0 5 8 0 6-3 6-2 0-4-4H10q-2 4-4 4-3 0-3-6 0-8 5-8zM10 14v5M7.500 16.500h5${o(21, 15, 0.8)}${o(24, 18, 0.8)}M16 11q0-4 4-4t4-3`,
  shopping: 'M6 11h20l2 17H4zM11 14V9a5 5 0 0 1 10 0v5M11 21q5 4 10 0',
  night: `M13 4h6M16 4v3M10 7h12M10 7q-4 8 0 16h12q4-8 0-16M8.500 12h15M8.500 18h15M13 23v3h6v-3M16 26v3`,
  family: `${o(11, 8, 3)}${o(22, 14, 2.3)}M5 28v-6q0-7 6-7 5 0 6 6l1.500 7M11 22v6M17.500 21q1-2.500 4.500-2.500t4.500 4V28M22 24v4`,
  sport: `${o(16, 12, 9)}M8 9q8 6 16 0M8 16q8-6 16 0M10 24l-3 5h18l-3-5`,
  craft: 'M16 28V17M16 17L5 9q11-8 22 0zM16 17V5.200M16 17L10 6.300M16 17l6-10.700M13 28h6',
  calm: 'M6 14h17v5q0 7-6 7h-5q-6 0-6-7zM23 16h2q3 0 3 3t-3 3h-2.500M4 29h22M11 10q-2-2 0-4t0-3M17 10q-2-2 0-4t0-3',
  steady: `${o(17, 5, 2.5)}M17 9l-2 9 4 5 1 6M15 18l-2 5-4 6M16 11l-5 3-1 5M17 11l3 4 4 1`,
  full: `${o(16, 16, 5.5)}M16 3v4M16 25v4M3 16h4M25 16h4M6.800 6.800l2.900 2.900M22.300 22.300l2.900 2.900M6.800 25.200l2.900-2.900M22.300 9.700l2.900-2.900`,
  easy: `M16 7V4M5 17q0-10 11-10t11 10q-2.700-2.500-5.500 0-2.700-2.500-5.500 0-2.700-2.500-5.500 0-2.700-2.500-5.500 0zM16 17v8q0 3-3 3t-3-2.500`,
  city: 'M4 28V14h7v14M11 28V6l8-3v25M19 28V12h9v16M3 28h26M7 18h1M7 22h1M15 9v.1M15 14v.1M15 19v.1M23 16h1M23 20h1M23 24h1',
  saver: `${o(13, 15, 9)}M9.500 10.500l3.500 5 3.500-5M13 15.500v5M10 17h6M21 7.800a9 9 0 1 1-2 16.500`,
  bed,
  home: 'M4 16L16 6l12 10M8 14v13h16V14M13 27v-8h6v8',
  stars2: `${bed}${star(12, 7, 3.4)}${star(20, 7, 3.4)}`,
  stars3: `${bed}${star(8.5, 7, 3.2)}${star(16, 7, 3.2)}${star(23.5, 7, 3.2)}`,
  stars4: `${bed}${star(5.5, 7, 2.9)}${star(12.5, 7, 2.9)}${star(19.5, 7, 2.9)}${star(26.5, 7, 2.9)}`,
  stars5: `${bed}${star(4, 8, 2.6)}${star(10, 6, 2.6)}${star(16, 5, 2.6)}${star(22, 6, 2.6)}${star(28, 8, 2.6)}`,
  slowly: `${o(12, 5, 2.5)}M12 9q-4 2-4 8l4 3v9M8 17v6l-2 6M12 12l3 4 5 1M20 15v14`,
  steps: 'M4 27h6v-6h6v-6h6V9h6M5 5l22 22',
  ramp: `${o(15, 6, 2.2)}M15 10v6h5l3 5M15 12h4M12.500 14a5 5 0 1 0 6 7M3 28l26-3`,
  temple: 'M3 8q13-3 26 0M6 13h20M9 8v20M23 8v20M16 8v5',
  museum: 'M4 12L16 5l12 7zM7 12v12M13 12v12M19 12v12M25 12v12M4 28h24M5 24h22',
  garden: `M16 28V15M16 20q-6 0-7-6 6 0 7 6zM16 17q0-7 7-8 0 7-7 8z${o(16, 6, 2.5)}M5 28h22`,
  view: 'M16 3v5M12 8h8l-1 6 5 14M13 14L8 28M10 22h12M12 8l1 6h6',
  market: 'M4 13l3-8h18l3 8M4 13q3 4 6 0 3 4 6 0 3 4 6 0 3 4 6 0M7 16v12h18V16M12 28v-7h8v7',
  bath: 'M4 17h24q0 10-7 10H11q-7 0-7-10zM11 13q-2-2 0-4t0-5M16 13q-2-2 0-4t0-5M21 13q-2-2 0-4t0-5',
  amusement: `${o(16, 14, 10)}M16 4v20M6 14h20M9 7l14 14M23 7L9 21M16 14l-6 15M16 14l6 15`,
  stage: 'M4 5h24v18q-6-4-6-12-3 3-6 3t-6-3q0 8-6 12zM4 28h24',
  rest: 'M6 14V9q0-3 3-3h14q3 0 3 3v5M4 24v-8q0-2 2-2t2 2v3h16v-3q0-2 2-2t2 2v8zM8 24v3M24 24v3',
  plane: 'M15 4q2-2 3 0l1 8 9 6v3l-9-2-.5 6 3.500 3v2l-5-1.500L12 30v-2l3-3-.5-6-9 2v-3l9-6z',
} as const;

export type PictureName = keyof typeof pictures;

const ofSight: Readonly<Record<string, PictureName>> = {
  temple: 'history',
  shrine: 'temple',
  museum: 'museum',
  garden: 'garden',
  view: 'view',
  market: 'market',
  street: 'shopping',
  park: 'nature',
  craft: 'craft',
  amusement: 'amusement',
  bath: 'bath',
  stage: 'stage',
  sport: 'sport',
};

/** The picture of a kind of sight. */
export const pictureOfSight = (kind: string | undefined): PictureName => ofSight[kind ?? ''] ?? 'city';
