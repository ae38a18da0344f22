/** Measures of one rendering of the timeline, in px. */
export type WakeLayout = {
  readonly name: "wide" | "phone";
  /** Height of a row, and of its centre line below the row's top. */
  readonly row: number;
  readonly centre: number;
  /** Half height of the wake: the height that a ratio of 8 has. */
  readonly half: number;
  /** Least widths of the first two horizons. */
  readonly bow: readonly [number, number];
  /** Where rows begin. */
  readonly top: number;
  readonly right: number;
  readonly teamGap: number;
  readonly markScale: number;
  /** How much the text may grow where the drawing is shown smaller than it is. */
  readonly grow: number;
  /** Rows at most. */
  readonly rows: number;
  readonly order: "team" | "most-to-tell";
};

export const WIDE: WakeLayout = {
  name: "wide",
  row: 44,
  centre: 18,
  half: 17,
  bow: [8, 13],
  top: 44,
  right: 8,
  teamGap: 8,
  markScale: 1,
  grow: 1.2,
  rows: 40,
  order: "team",
};

export const MEDIUM: WakeLayout = { ...WIDE, grow: 1.32 };

export const PHONE: WakeLayout = {
  ...WIDE,
  name: "phone",
  row: 66,
  centre: 39,
  top: 24,
  right: 0,
  teamGap: 0,
  markScale: 1.25,
  grow: 1.3,
  rows: 5,
  order: "most-to-tell",
};

/** Width of a character of an 11 px and a 13 px label, generously. */
export const AXIS_CHAR = 5.9;
export const NAME_CHAR = 7.1;
