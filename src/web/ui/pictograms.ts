/** A circle as a path, so that a pictogram is one stroke on one 32-unit grid. */
const o = (x: number, y: number, r: number) => `M${x - r} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0`;

const wave = (y: number) => `M3 ${y}q3.25-3 6.5 0t6.5 0t6.5 0t6.5 0`;
const wheels = `${o(8, 22, 5)}${o(24, 22, 5)}`;

/** Our own drawings of the sports: equipment or one clear pose, one stroke, no face. */
export const drawings = {
  swimming: `${o(22, 11, 2.5)}M4 18l7-7 4 3 4 4${wave(21)}${wave(27)}`,
  diving: `M14 4v6l4 3-2 6M18 13l5-4M14 10l-5 3${o(15.5, 21.5, 2)}${wave(28)}`,
  'artistic-swimming': `M12 20V6l4-2M20 20V9l4-3M16 20v-5${wave(23)}${wave(28)}`,
  'water-polo': `${o(23, 8, 4)}M6 20l4-7 6-2 3-2${o(9, 8, 2.5)}${wave(23)}${wave(28)}`,
  'marathon-swimming': `${o(21, 8, 2.5)}M5 15l7-6 6 6${wave(18)}${wave(23)}${wave(28)}`,
  archery: 'M10 4q14 12 0 24M10 4v24M4 16h24M24 12l4 4-4 4',
  athletics: `${o(20, 5.5, 2.5)}M8 13l5-3 5 1-4 7 5 4v7M14 18l-3 5H5M17 12l3 4h5`,
  marathon: `${o(16, 5, 2.5)}M8 12l5-2 4 1-3 6 5 3-1 5M14 17l-3 4H6M17 11l3 3h4M3 29h26`,
  'race-walk': `${o(16, 5, 2.5)}M16 10v8l-5 11M16 18l5 11M16 12l-5 4 2 3M16 12l5 3v4`,
  badminton: 'M10 20l-5 1a4.5 4.5 0 1 0 6 6l1-5M10 20L20 4M12 22L28 12M10 20l2 2 12-14M15.5 11l6 6',
  baseball: `M5 27l4-4M8 24L22 6a3 3 0 0 1 5 4L10 24z${o(9, 9, 4)}`,
  softball: `${o(16, 16, 11)}M9 8q6 8 0 16M23 8q-6 8 0 16M12 13l-3 .6M12 19l-3-.6M20 13l3 .6M20 19l3-.6`,
  basketball: `${o(16, 16, 12)}M4 16h24M16 4v24M8 7q7 9 0 18M24 7q-7 9 0 18`,
  'basketball-3x3': `M5 4h22v12H5zM12 11h8v5h-8M10 16h12M11 16l2 12M21 16l-2 12M12 20h8M12.5 24h7`,
  boxing: 'M9 22V12a7 7 0 0 1 14 0v1a4 4 0 0 1 2 7l-2 2zM9 22h14v6H9zM9 15h7a3 3 0 0 0 3-3',
  'canoe-slalom': `M10 3v9M22 3v9M7 3h6M19 3h6M4 20q12 8 24 0M9 14l14 9${wave(29)}`,
  'canoe-sprint': `M3 19q13 7 26 0M3 19h26M8 27L22 7M20 10l1-5 4 2-3 4z${o(14, 10, 2)}`,
  'cycling-road': `${wheels}M8 22l5-9h8l3 9M13 13l4 9 4-9M11 11h4M21 13l-1-4h4`,
  'cycling-track': `${wheels}M8 22l5-8h8l3 8M13 14l4 8 4-8M21 14q-1-4 4-4v3M3 6q13-5 26 0`,
  'mountain-bike': `${wheels}M8 22l5-8h8l3 8M13 14l4 8 4-8M21 14l-1-3h4M4 9l6-5 5 4 6-5 7 6`,
  'bmx-racing': `${wheels}M8 22l6-6h7l3 6M14 16l3 6M21 16l-1-6M16 9h8M3 29q7-4 13 0t13 0`,
  'bmx-freestyle': `${o(8, 12, 5)}${o(24, 18, 5)}M8 12l9-2 7 8M17 10l-2 6 9 2M15 5h6M18 5l-1 5M4 29h20q4 0 4-4`,
  dressage: 'M9 28q0-8 5-11l-4 1-3-3 6-9 2-3 2 4q9 3 9 12v9M15 11h.1M21 9l-1 4M24 13l-3 3',
  eventing: 'M8 23q0-7 5-10l-4 1-3-3 6-7 2-2 2 3q8 3 8 11v7M14 8h.1M4 27h24M8 27v3M24 27v3M22 8l-2 4',
  jumping: 'M8 20q0-6 5-9l-4 1-3-3 6-6 2-2 2 3q8 3 8 10v4M14 7h.1M4 24h24M4 28h24M6 21v9M26 21v9',
  fencing: 'M5 5l20 20M27 5L7 25M20 27l7-7M12 27l-7-7M25 25l3 3M7 25l-3 3',
  football: `${o(16, 16, 12)}M16 10l5.5 4-2 6.5h-7l-2-6.5zM16 10V4M21.5 14l6-2M19.5 20.500l4 5M12.5 20.500l-4 5M10.5 14l-6-2`,
  golf: `M12 26V4l12 5-12 5${'M5 26q11-4 22 0q-11 5-22 0'}`,
  'artistic-gymnastics': `${o(16, 24, 2.5)}M11 28l5-9 5 9M16 19v-7M16 12L8 5M16 12l8-7M4 30h24`,
  'rhythmic-gymnastics': `${o(10, 7, 2.5)}M10 12v8l-3 9M10 20l4 9M10 13l7-4M17 9q4-6 8-2t-3 7 4 7-4 6`,
  trampoline: `${o(16, 5, 2.5)}M16 9v7M16 10l-6-4M16 10l6-4M16 16l-4 5M16 16l4 5M4 26h24M7 26l-2 4M25 26l2 4`,
  handball: `${o(25, 6, 3)}${o(13, 8, 2.5)}M21 9l-5 4-6 1-3 4M14 14l1 7-5 3-2 6M15 21l6 3 4 5`,
  hockey: `M24 3L13 22q-2 5-6 4t-2-5${o(22, 25, 3)}`,
  judo: 'M8 4l8 9 8-9M8 4L5 28h22L24 4M16 13L9 28M5 20h22M16 20l-3 6M16 20l4 6',
  karate: `${o(10, 5.5, 2.5)}M10 10v9l-3 10M10 12l7 1M10 13l-5 4M10 19l8-3 10-3`,
  taekwondo: `${o(9, 7, 2.5)}M9 12l1 8-3 9M10 12l5 4M9 13l-4 5M10 20l7-6L27 4M25 3l4 3`,
  'modern-pentathlon': `${o(16, 5, 2.5)}${o(27, 13, 2.5)}${o(23, 26, 2.5)}${o(9, 26, 2.5)}${o(5, 13, 2.5)}M16 12l4.5 3-1.7 5.500h-5.600L11.5 15z`,
  rowing: `M3 21q13 6 26 0M3 21h26M11 21L4 29M21 21l7 8M11 21l6-8M21 21l-5-8${o(17, 8, 2.5)}`,
  rugby: 'M6 26Q3 13 11 7T26 6q2 13-6 18T6 26M12 20l8-8M13 15l4 4M16 12l4 4',
  sailing: `M15 3v20M15 4q10 8 11 17H15M12 9q-5 6-6 12h6M4 24h24l-3 5H8z`,
  shooting: `${o(16, 16, 11)}${o(16, 16, 5)}M16 2v7M16 23v7M2 16h7M23 16h7`,
  shotgun: 'M4 11q9-6 18 0q-9 6-18 0M8 9.500q5-2.5 10 0M20 17l3 3M24 13l5 1M14 18l-1 5M27 22l2 3M19 24l1 5',
  'skateboarding-park': `M5 11q2 4 6 4h10q4 0 6-4${o(11, 19, 2.2)}${o(21, 19, 2.2)}M3 24q6 5 13 5t13-5`,
  'skateboarding-street': `M4 9l3 4 17 5 4-2${o(10, 18.5, 2.2)}${o(21, 22, 2.2)}M3 29h26M3 25l6 4`,
  'sport-climbing': `${o(15, 6, 2.5)}M14 11l-1 8 5 3-1 7M13 19l-5 4v5M14 12l7-2 3-6M14 13l-6 1M27 3v26M23 5l1-1M5 10l2 1M24 18h3`,
  surfing: `M4 26q10-1 22-14M4 26q2-10 22-14M10 22l9-5M3 12q8-9 15-5-5 0-6 4${wave(29)}`,
  'table-tennis': `M8 20a8.5 8.5 0 1 1 5 4zM8 20l5 4M9.5 22.500L4 28${o(26, 23, 2.5)}`,
  tennis: `M13 20a8 9 45 1 1 3-1M11 21L4 28M12 8l9 9M9 13l8 7M17 6l6 7M14 19l9-9M10 15l9-10${o(26, 25, 3)}`,
  triathlon: `M3 8q2.2-2.5 4.5 0t4.5 0 4.5 0M3 12q2.2-2.5 4.5 0t4.5 0 4.5 0${o(10, 23, 5)}M10 18v10M5 23h10${o(24, 13, 2.2)}M24 17l-2 6 4 2-1 5M22 23l-3 5M23 18l4 3`,
  'beach-volleyball': `${o(13, 19, 7)}M13 19q0-5 4-6M13 19q-4 2-6.5-1M13 19q4 3 2 7M25 4v.1M29 8h-.1M27 12l.1.1M3 29h26M22 3a5 5 0 0 0 7 7`,
  volleyball: `${o(16, 16, 12)}M16 16q0-9 7-10M16 16q1-6-3-11.500M16 16q-8 4-11 .5M16 16q-6 2-8.5 8M16 16q7 5 5 10.800M16 16q5 3 11.5 2`,
  weightlifting: `M2 10h28M5 5v10M9 3v14M27 5v10M23 3v14M16 16${o(16, 15, 2.2)}M12 10l1 9h6l1-9M13 19l-4 4 1 6M19 19l4 4-1 6`,
  wrestling: `${o(10, 8, 2.5)}${o(22, 8, 2.5)}M10 12l6 5 6-5M10 12l-4 9 1 8M22 12l4 9-1 8M10 21l4 8M22 21l-4 8M12 16h8`,
  ceremony: 'M7 29V12M25 29V12M3 11q13-4 26 0M16 3v2M9 4l1 2M23 4l-1 2M13 29q3-6 6 0',
  sport: `${o(16, 16, 11)}M16 9v14M9 16h14`,
} as const;

type Drawing = keyof typeof drawings;

/** Three-letter discipline codes of the schedule and other usual names, to our drawings. */
// biome-ignore format: a table of synonyms
const otherNames: Readonly<Record<string, Drawing>> = {
  arc: 'archery', ath: 'athletics', atm: 'marathon', atw: 'race-walk', bdm: 'badminton', bk3: 'basketball-3x3', bkb: 'basketball', box: 'boxing', bsb: 'baseball',
  cbf: 'bmx-freestyle', cbr: 'bmx-racing', clb: 'sport-climbing', crd: 'cycling-road', csl: 'canoe-slalom', csp: 'canoe-sprint', ctr: 'cycling-track', div: 'diving',
  eqd: 'dressage', eqe: 'eventing', eqj: 'jumping', fbl: 'football', fen: 'fencing', gar: 'artistic-gymnastics', glf: 'golf', gry: 'rhythmic-gymnastics', gtr: 'trampoline',
  hbl: 'handball', hoc: 'hockey', jud: 'judo', kte: 'karate', mpn: 'modern-pentathlon', mtb: 'mountain-bike', occ: 'ceremony', ooc: 'ceremony', ows: 'marathon-swimming',
  row: 'rowing', rug: 'rugby', sal: 'sailing', sfb: 'softball', shg: 'shotgun', sho: 'shooting', skb: 'skateboarding-park', sks: 'skateboarding-street', srf: 'surfing',
  swa: 'artistic-swimming', swm: 'swimming', ten: 'tennis', tkw: 'taekwondo', tri: 'triathlon', tte: 'table-tennis', vbv: 'beach-volleyball', vvo: 'volleyball',
  wlf: 'weightlifting', wpo: 'water-polo', wre: 'wrestling', aquatics: 'swimming', ceremonies: 'ceremony', cycling: 'cycling-road', equestrian: 'jumping', gymnastics: 'artistic-gymnastics',
  canoe: 'canoe-sprint', 'opening-ceremony': 'ceremony', 'closing-ceremony': 'ceremony', 'track-and-field': 'athletics', track: 'cycling-track', road: 'cycling-road',
  skateboarding: 'skateboarding-park', climbing: 'sport-climbing', 'baseball-softball': 'baseball', running: 'marathon', 'rugby-sevens': 'rugby', '3x3-basketball': 'basketball-3x3',
};

/** The drawing for a discipline: by its pictogram, else its id, else its sport; a plain disc where none fits. */
export function drawingOf(...names: readonly string[]): string {
  for (const name of names) {
    const key = name
      .toLowerCase()
      .replace(/&/g, 'and')
      .replace(/[^a-z0-9]+/g, '-');
    if (key in drawings) return drawings[key as Drawing];
    const other = otherNames[key];
    if (other) return drawings[other];
  }
  return drawings.sport;
}
