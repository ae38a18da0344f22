import type { ReactNode } from "react";

/** Drawings that carry a judgement. Each has an outline of its own, so that they differ without colour. */
export const MARK_SHAPES = {
  "diamond-alert": (
    <>
      <path d="M8 1.75 14.25 8 8 14.25 1.75 8z" />
      <path d="M8 5.25v3.25M8 10.6v.1" />
    </>
  ),
  "diamond-cross": (
    <>
      <path d="M8 1.5 14.5 8 8 14.5 1.5 8z" fill="currentColor" />
      <path d="m6 6 4 4M10 6l-4 4" stroke="var(--paper)" />
    </>
  ),
  "dot-waves": (
    <>
      <circle cx="8" cy="8" r="1.75" />
      <path d="M4.5 4.25a5.25 5.25 0 0 0 0 7.5M11.5 4.25a5.25 5.25 0 0 1 0 7.5" />
    </>
  ),
  "dots-struck": (
    <>
      <path d="M1.75 8H4.5M11.5 8h2.75M7 8h.1M9.25 8h.1" />
      <path d="m3 3 10 10" />
    </>
  ),
  return: (
    <>
      <path d="M2.75 2.75v4h4" />
      <path d="M2.9 6.75A5.5 5.5 0 1 1 3 10" />
    </>
  ),
  "ring-down": (
    <>
      <circle cx="8" cy="8" r="6.25" />
      <path d="M8 4.75v6.25M5.25 8.5 8 11.25l2.75-2.75" />
    </>
  ),
  "ring-half": (
    <>
      <circle cx="8" cy="8" r="6.25" />
      <path d="M8 1.75a6.25 6.25 0 0 1 0 12.5z" fill="currentColor" stroke="none" />
    </>
  ),
  "ring-question": (
    <>
      <circle cx="8" cy="8" r="6.25" strokeDasharray="2.4 2.05" />
      <path d="M6.25 6.5C6.25 5.5 7 4.85 8 4.85s1.75.65 1.75 1.55C9.75 7.6 8 7.75 8 9.1M8 11.25v.1" />
    </>
  ),
  "ring-tick": (
    <>
      <circle cx="8" cy="8" r="6.25" />
      <path d="m5 8.25 2.1 2.1L11 6" />
    </>
  ),
  sheets: (
    <>
      <rect x="2" y="5" width="9" height="9" rx="1.5" />
      <path d="M5.25 2.25h7a1.5 1.5 0 0 1 1.5 1.5v7" />
    </>
  ),
  triangle: (
    <>
      <path d="M8 2 14.5 13.25h-13z" />
      <path d="M8 6.5v3.25M8 11.5v.1" />
    </>
  ),
} as const satisfies Record<string, ReactNode>;
