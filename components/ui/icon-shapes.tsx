import type { ReactNode } from "react";

/** Drawings of the interface on a 16 px grid, stroked with 1.5 px in the colour of the text. */
export const ICON_SHAPES = {
  "arrow-down": <path d="M8 2.75v10.5M3.75 9 8 13.25 12.25 9" />,
  "arrow-right": <path d="M2.75 8h10.5M9 3.75 13.25 8 9 12.25" />,
  "arrow-up": <path d="M8 13.25V2.75M3.75 7 8 2.75 12.25 7" />,
  bolt: <path d="M9.25 1.75 3.5 9.25H7.5L6.75 14.25 12.5 6.75H8.5z" />,
  calendar: (
    <>
      <rect x="2" y="3.25" width="12" height="10.5" rx="1.5" />
      <path d="M2 6.75h12M5.25 1.75v3M10.75 1.75v3" />
    </>
  ),
  check: <path d="m2.75 8.5 3.5 3.5 7-7.75" />,
  "chevron-down": <path d="M4.25 6.25 8 10l3.75-3.75" />,
  "chevron-right": <path d="M6.25 4.25 10 8l-3.75 3.75" />,
  clock: (
    <>
      <circle cx="8" cy="8" r="6.25" />
      <path d="M8 4.5V8l2.5 1.5" />
    </>
  ),
  close: <path d="m3.75 3.75 8.5 8.5M12.25 3.75l-8.5 8.5" />,
  copy: (
    <>
      <rect x="5.25" y="5.25" width="8.5" height="8.5" rx="1.5" />
      <path d="M10.5 2.25H3.75a1.5 1.5 0 0 0-1.5 1.5v6.75" />
    </>
  ),
  equals: <path d="M2.75 6h10.5M2.75 10h10.5" />,
  flag: <path d="M3.5 14.25V2.5h9l-2.25 3.25L12.5 9h-9" />,
  info: (
    <>
      <circle cx="8" cy="8" r="6.25" />
      <path d="M8 7.5v3.75M8 4.75v.1" />
    </>
  ),
  link: (
    <>
      <path d="M6.5 9.5a2.9 2.9 0 0 0 4.1 0l2-2a2.9 2.9 0 0 0-4.1-4.1l-.9.9" />
      <path d="M9.5 6.5a2.9 2.9 0 0 0-4.1 0l-2 2a2.9 2.9 0 0 0 4.1 4.1l.9-.9" />
    </>
  ),
  lock: (
    <>
      <rect x="2.75" y="7" width="10.5" height="7" rx="1.5" />
      <path d="M5 7V5.25a3 3 0 0 1 6 0V7" />
    </>
  ),
  menu: <path d="M2.25 4.25h11.5M2.25 8h11.5M2.25 11.75h11.5" />,
  more: <path d="M3.25 8h.1M8 8h.1M12.75 8h.1" strokeWidth="2.5" />,
  moon: <path d="M13.5 9.75A6 6 0 0 1 6.25 2.5a6 6 0 1 0 7.25 7.25z" />,
  pause: <path d="M5.5 3.25v9.5M10.5 3.25v9.5" />,
  person: (
    <>
      <circle cx="8" cy="5.25" r="3" />
      <path d="M2.5 14.25a5.5 5.5 0 0 1 11 0" />
    </>
  ),
  play: <path d="M4.75 2.75v10.5L13 8z" />,
  plus: <path d="M8 2.75v10.5M2.75 8h10.5" />,
  print: (
    <>
      <path d="M4.5 5.5V2h7v3.5M4.5 11.25H2.25V7a1.5 1.5 0 0 1 1.5-1.5h8.5a1.5 1.5 0 0 1 1.5 1.5v4.25H11.5" />
      <rect x="4.5" y="9" width="7" height="5" />
    </>
  ),
  screen: (
    <>
      <rect x="1.75" y="2.75" width="12.5" height="8.5" rx="1.5" />
      <path d="M5.5 14h5" />
    </>
  ),
  search: (
    <>
      <circle cx="6.75" cy="6.75" r="4.5" />
      <path d="m10.25 10.25 3.75 3.75" />
    </>
  ),
  share: (
    <>
      <path d="M8 9.75V2.25M5 5l3-2.75L11 5" />
      <path d="M2.75 9v4.75h10.5V9" />
    </>
  ),
  snowflake: <path d="M8 1.75v12.5M2.6 4.9l10.8 6.2M13.4 4.9 2.6 11.1" />,
  stop: (
    <>
      <path d="M5.25 1.75h5.5l3.5 3.5v5.5l-3.5 3.5h-5.5l-3.5-3.5v-5.5z" />
      <path d="M5.25 8h5.5" />
    </>
  ),
  sun: (
    <>
      <circle cx="8" cy="8" r="2.75" />
      <path d="M8 1.5v1.25M8 13.25v1.25M1.5 8h1.25M13.25 8h1.25M3.4 3.4l.9.9M11.7 11.7l.9.9M12.6 3.4l-.9.9M4.3 11.7l-.9.9" />
    </>
  ),
  table: (
    <>
      <rect x="2" y="2.75" width="12" height="10.5" rx="1.5" />
      <path d="M2 6.25h12M2 9.75h12M6.5 6.25v7" />
    </>
  ),
} as const satisfies Record<string, ReactNode>;
