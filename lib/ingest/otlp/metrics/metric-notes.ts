import type { MetricSeen } from "@/lib/domain/metric-seen";
import type { LabelTable } from "../attributes/label-table";
import type { MetricHeader } from "./metric-header";

type Note = {
  readonly service: string;
  readonly header: MetricHeader;
  readonly attributes: Set<number>;
  readonly streams: Set<number>;
  points: number;
  lastMs: number;
};

/** What a body tells of its metrics, for the catalogue: one note for each service and name. */
export class MetricNotes {
  readonly #notes = new Map<string, Note>();

  /** The note of a metric, made when it is new; null for a metric without a name. */
  of(service: string, header: MetricHeader): Note | null {
    if (header.name === "") return null;
    const key = `${service}\0${header.name}`;
    const known = this.#notes.get(key);
    if (known !== undefined) return known;
    const note = { service, header, attributes: new Set<number>(), streams: new Set<number>(), points: 0, lastMs: 0 };
    this.#notes.set(key, note);
    return note;
  }

  seen(labels: LabelTable): MetricSeen[] {
    return [...this.#notes.values()]
      .filter(({ points }) => points > 0)
      .map(({ service, header, attributes, streams, points, lastMs }) => ({
        ...header,
        service,
        attributes: Array.from(attributes, (name) => labels.textOf(name)).sort(),
        points,
        streams: [...streams],
        lastMs,
      }));
  }
}
