/** Small line drawings for controls, on a 24-unit grid with one stroke. */
const drawings = {
  home: 'M4 11.5L12 5l8 6.5M6 10v9h12v-9M10 19v-5h4v5',
  programme: 'M5 6h14v14H5zM5 10h14M9 3v4M15 3v4M9 14h2M13 14h2M9 17h2',
  pass: 'M6 4h12v16H6zM9 8h6v6H9zM10 17h4',
  person: 'M12 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM5 20q0-6 7-6t7 6',
  bag: 'M6 8h12l1 12H5zM9 8V7a3 3 0 0 1 6 0v1',
  shop: 'M4 9l2-5h12l2 5M4 9a2.667 2.667 0 0 0 5.333 0 2.667 2.667 0 0 0 5.333 0A2.667 2.667 0 0 0 20 9M6 12v8h12v-8M10 20v-5h4v5',
  parcel: 'M4 8l8-4 8 4v8l-8 4-8-4zM4 8l8 4 8-4M12 12v8M8 6l8 4',
  suitcase: 'M4 8h16v12H4zM9 8V5h6v3M8 8v12M16 8v12',
  locker: 'M6 4h12v16H6zM6 12h12M14 8v.1M14 16v.1',
  star: 'M12 4l2.5 5.2 5.6.8-4.1 3.9 1 5.6-5-2.7-5 2.7 1-5.6L4 10l5.6-.8z',
  search: 'M11 17a6 6 0 1 0 0-12 6 6 0 0 0 0 12zM15.5 15.5L20 20',
  language: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM3 12h18M12 3q5 4 5 9t-5 9M12 3q-5 4-5 9t5 9',
  check: 'M5 12.5l4.5 4.5L19 7.5',
  look: 'M12 4.5L21 20H3zM12 10v4.5M12 17.5v.1',
  info: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 11v5M12 8v.1',
  close: 'M6 6l12 12M18 6L6 18',
  back: 'M14 6l-6 6 6 6',
  forward: 'M10 6l6 6-6 6',
  filter: 'M4 7h16M7 12h10M10 17h4',
  place: 'M12 21q-7-7-7-11a7 7 0 0 1 14 0q0 4-7 11zM12 12.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5z',
  clock: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 7v5l3.5 2',
  train: 'M7 4h10v12H7zM7 11h10M9.5 13.5v.1M14.5 13.5v.1M8 19l2-3M16 19l-2-3',
  walk: 'M13 4.5v.1M13 8l-1 6 3 3 1 4M12 14l-3 7M13 9l3 3h2M12 9l-3 2v3',
  gate: 'M7 10v10M17 10v10M4 7q8-2 16 0',
  wheelchair: 'M10 4.5v.1M10 8v6h6l3 5M10 10h5M8 12a5 5 0 1 0 6 7',
  list: 'M9 6h11M9 12h11M9 18h11M4.5 6v.1M4.5 12v.1M4.5 18v.1',
  timetable: 'M4 5v14M4 7h8M7 12h11M11 17h9',
  map: 'M4 6l5-2 6 2 5-2v14l-5 2-6-2-5 2zM9 4v14M15 6v14',
  mail: 'M4 6h16v12H4zM4 7l8 6 8-6',
  print: 'M7 9V4h10v5M7 17H4V9h16v8h-3M7 14h10v6H7z',
  offline: 'M5 12.5q3-3 7-3t7 3M8.5 16q3.5-2.5 7 0M12 19.5v.1M4 4l16 16',
  more: 'M4.200 12a.8.8 0 1 0 1.600 0a.8.8 0 1 0-1.600 0M11.200 12a.8.8 0 1 0 1.600 0a.8.8 0 1 0-1.600 0M18.200 12a.8.8 0 1 0 1.600 0a.8.8 0 1 0-1.600 0',
  journey:
    'M6 20a2 2 0 1 0 0-4 2 2 0 0 0 0 4zM18 8a2 2 0 1 0 0-4 2 2 0 0 0 0 4zM8 18h7a3 3 0 0 0 0-6H9a3 3 0 0 1 0-6h7',
  share: 'M12 15V4M8 8l4-4 4 4M6 12v8h12v-8',
  undo: 'M9 6L4 11l5 5M4 11h10a5 5 0 0 1 0 10h-3',
  heart: 'M12 20q-8-5.500-8-11a4.500 4.500 0 0 1 8-2.500A4.500 4.500 0 0 1 20 9q0 5.500-8 11z',
  key: 'M8 16a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM12 12h9M18 12v3',
} as const;

export type IconName = keyof typeof drawings;

export function Icon({ name, size = 24 }: { readonly name: IconName; readonly size?: number }) {
  return (
    <svg
      className="icon"
      viewBox="0 0 24 24"
      width={size}
      height={size}
      aria-hidden="true"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.8"
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      <path d={drawings[name]} />
    </svg>
  );
}
