import { UNNAMED } from "@/lib/domain/rollup";
import { CONCEPT, type Concept } from "../attributes/attribute-names";
import type { AttributeSlots } from "../attributes/attribute-slots";
import { type LabelTable, NO_LABEL } from "../attributes/label-table";
import type { ServiceSeen } from "../trace-reduction";
import type { Origin, Row } from "./row";

const UNKNOWN_SERVICE = "unknown_service";

/**
 * The services, environments and versions that a body speaks for. A resource settles them for all its spans; a span's own attributes
 * fill in only what its resource leaves open.
 */
export class Origins {
  readonly #labels: LabelTable;
  readonly #origins = new Map<string, Origin>();
  #resource: AttributeSlots | null = null;
  /** Origin of the spans that add nothing to their resource, once there was one. */
  #settled: Origin | null = null;

  constructor(labels: LabelTable) {
    this.#labels = labels;
  }

  /** Spans that follow belong to this resource. */
  enter(resource: AttributeSlots): void {
    this.#resource = resource;
    this.#settled = null;
  }

  /** The origin of an accepted span with these attributes. */
  of(span: AttributeSlots): Origin {
    if (span.has(CONCEPT.service) || span.has(CONCEPT.environment) || span.has(CONCEPT.version)) return this.#find(span);
    this.#settled ??= this.#find(span);
    return this.#settled;
  }

  services(): ServiceSeen[] {
    return Array.from(this.#origins.values(), ({ series: _, ...seen }) => seen);
  }

  #find(span: AttributeSlots): Origin {
    const service = this.#text(CONCEPT.service, span, UNKNOWN_SERVICE);
    const environment = this.#text(CONCEPT.environment, span, UNNAMED).toLowerCase();
    const version = this.#text(CONCEPT.version, span, UNNAMED);
    const key = `${service}\0${environment}\0${version}`;
    const known = this.#origins.get(key);
    if (known !== undefined) return known;
    const origin = { service, environment, version, firstMs: Infinity, lastMs: -Infinity, series: new Map<number, Row>() };
    this.#origins.set(key, origin);
    return origin;
  }

  #text(concept: Concept, span: AttributeSlots, unsaid: string): string {
    const settled = this.#resource?.get(concept) ?? NO_LABEL;
    const label = settled === NO_LABEL ? span.get(concept) : settled;
    return label === NO_LABEL ? unsaid : this.#labels.textOf(label);
  }
}
