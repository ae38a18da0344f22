/** One value of a family of gauges. */
export type GaugeSample = { readonly labels: Readonly<Record<string, string>>; readonly value: number };

/** Gauges of one name, as a scraper reads them. The name ends in the unit, if there is one. */
export type GaugeFamily = {
  readonly name: string;
  readonly unit: string | null;
  readonly help: string;
  readonly samples: readonly GaugeSample[];
};
