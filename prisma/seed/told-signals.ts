import { ALL_OPERATIONS, type Rollup } from "@/lib/domain/rollup";
import type { SeriesHour } from "./generators/service-hours";
import { HOUR_MS, MINUTE_MS } from "./time";

type Row = { readonly at: Date; readonly version: string; readonly rollup: Rollup };
type Query = { readonly environment: string; readonly from: Date; readonly to: Date; readonly step: "1m" | "1h" | "1d" };

const STEP_MS = { "1m": MINUTE_MS, "1h": HOUR_MS } as const;

/** What one service has told, held in memory, and answered as the store would answer for all its operations together. */
export class ToldSignals {
  readonly #rows: Readonly<Record<keyof typeof STEP_MS, ReadonlyMap<number, readonly Row[]>>>;
  readonly #firstSeen = new Map<string, Date>();
  readonly #environment: string;

  constructor(environment: string, hours: Iterable<SeriesHour>) {
    const held = { "1m": new Map<number, Row[]>(), "1h": new Map<number, Row[]>() };
    const add = (step: keyof typeof STEP_MS, atMs: number, version: string, rollup: Rollup): void => {
      const row = { at: new Date(atMs), version, rollup };
      const rows = held[step].get(atMs);
      if (rows === undefined) held[step].set(atMs, [row]);
      else rows.push(row);
    };
    const see = (version: string, atMs: number): void => {
      if (atMs < (this.#firstSeen.get(version)?.getTime() ?? Number.POSITIVE_INFINITY)) this.#firstSeen.set(version, new Date(atMs));
    };
    for (const { key, hour, rollup, minutes } of hours) {
      if (key.operation !== ALL_OPERATIONS) continue;
      see(key.version, minutes?.[0] === undefined ? hour * HOUR_MS : minutes[0].minute * MINUTE_MS);
      for (const one of minutes ?? []) add("1m", one.minute * MINUTE_MS, key.version, one.rollup);
      add("1h", hour * HOUR_MS, key.version, rollup);
    }
    this.#rows = held;
    this.#environment = environment;
  }

  /** One row for each step within [from, to) and version that spoke. Days are not held. */
  rollups({ environment, from, to, step }: Query): Row[] {
    if (environment !== this.#environment || step === "1d") return [];
    const rows: Row[] = [];
    const stepMs = STEP_MS[step];
    for (let at = Math.ceil(from.getTime() / stepMs) * stepMs; at < to.getTime(); at += stepMs) {
      for (const row of this.#rows[step].get(at) ?? []) rows.push(row);
    }
    return rows;
  }

  firstSeen(environment: string, version: string): Date | null {
    return environment === this.#environment ? (this.#firstSeen.get(version) ?? null) : null;
  }
}
