import { OTHER } from "@/lib/domain/label-limits";
import { CONCEPT, type Concept } from "../attributes/attribute-names";
import type { AttributeSlots } from "../attributes/attribute-slots";
import { NO_LABEL, UNKNOWN_LABEL } from "../attributes/label-memory";
import type { LabelTable } from "../attributes/label-table";
import { MAX_CONFIGS, MAX_ORIGINS } from "../limits";
import type { ServiceSeen } from "../reduction";
import { isBefore, millisOf } from "./nano-time";
import type { Origin, Times } from "./row";

const UNKNOWN_SERVICE = "unknown_service";
const OTHER_KEY = `${OTHER}\0${OTHER}\0${OTHER}`;

/**
 * The services, environments and versions that a body speaks for. A resource settles them for all its spans; a span's own attributes
 * fill in only what its resource leaves open.
 */
export class Origins {
  readonly #labels: LabelTable;
  readonly #unknownService: number;
  readonly #origins = new Map<string, Origin>();
  #service = NO_LABEL;
  #environment = NO_LABEL;
  #version = NO_LABEL;
  #config = NO_LABEL;
  /** Whether the resource leaves nothing open. */
  #isWhole = false;
  /** Origin of the spans that add nothing to their resource, once there was one. */
  #settled: Origin | null = null;
  /** The origin whose configuration was widened last, and that configuration; null when it is one too many. */
  #configured: Origin | null = null;
  #configTimes: Times | null = null;

  constructor(labels: LabelTable) {
    this.#labels = labels;
    this.#unknownService = labels.ofText(UNKNOWN_SERVICE);
  }

  /** Spans that follow belong to this resource. */
  enter(resource: AttributeSlots): void {
    this.#service = resource.get(CONCEPT.service);
    this.#environment = resource.get(CONCEPT.environment);
    this.#version = resource.get(CONCEPT.version);
    this.#isWhole = this.#service !== NO_LABEL && this.#environment !== NO_LABEL && this.#version !== NO_LABEL;
    this.#settled = null;
    this.#config = resource.get(CONCEPT.config);
    this.#configured = null;
  }

  /** The origin of a span with these attributes, which started at a time of two halves. */
  of(span: AttributeSlots, startHigh: number, startLow: number): Origin {
    const origin = !this.#isWhole && addsTo(span) ? this.#find(span) : this.#ofResource(span);
    widen(origin, startHigh, startLow);
    if (this.#config !== NO_LABEL) this.#widenConfig(origin, startHigh, startLow);
    return origin;
  }

  services(): ServiceSeen[] {
    return Array.from(this.#origins.values(), ({ service, environment, version, accepted, configs, ...times }) => ({
      ...{ service, environment, version, accepted, ...millisFrom(times) },
      configs: configs.map(({ config, ...own }) => ({ config, ...millisFrom(own) })),
    }));
  }

  #widenConfig(origin: Origin, high: number, low: number): void {
    if (this.#configured !== origin) {
      this.#configured = origin;
      this.#configTimes = this.#configOf(origin);
    }
    if (this.#configTimes !== null) widen(this.#configTimes, high, low);
  }

  /** The times of an origin with the configuration of the resource, made while there is room. */
  #configOf({ configs }: Origin): Times | null {
    const config = this.#labels.textOf(this.#config);
    const known = configs.find((one) => one.config === config);
    if (known !== undefined || configs.length >= MAX_CONFIGS) return known ?? null;
    const fresh = { config, ...never() };
    configs.push(fresh);
    return fresh;
  }

  #ofResource(span: AttributeSlots): Origin {
    this.#settled ??= this.#find(span);
    return this.#settled;
  }

  #find(span: AttributeSlots): Origin {
    const service = this.#text(this.#service, CONCEPT.service, span, this.#unknownService);
    const environment = this.#text(this.#environment, CONCEPT.environment, span, UNKNOWN_LABEL).toLowerCase();
    const version = this.#text(this.#version, CONCEPT.version, span, UNKNOWN_LABEL);
    return this.#named(service, environment, version);
  }

  /** The origin of this name, made when it is new and there is room for it. */
  #named(service: string, environment: string, version: string): Origin {
    const key = `${service}\0${environment}\0${version}`;
    const known = this.#origins.get(key);
    if (known !== undefined) return known;
    if (this.#origins.size >= MAX_ORIGINS && key !== OTHER_KEY) return this.#named(OTHER, OTHER, OTHER);
    const index = this.#origins.size;
    const origin = { index, service, environment, version, ...never(), configs: [], accepted: 0 };
    this.#origins.set(key, origin);
    return origin;
  }

  #text(settled: number, concept: Concept, span: AttributeSlots, unsaid: number): string {
    const said = settled === NO_LABEL ? span.get(concept) : settled;
    return this.#labels.textOf(said === NO_LABEL ? unsaid : said);
  }
}

const never = (): Times => ({ firstHigh: -1, firstLow: -1, lastHigh: 0, lastLow: 0 });

function widen(times: Times, high: number, low: number): void {
  if (isBefore(high, low, times.firstHigh, times.firstLow)) {
    times.firstHigh = high;
    times.firstLow = low;
  }
  if (isBefore(times.lastHigh, times.lastLow, high, low)) {
    times.lastHigh = high;
    times.lastLow = low;
  }
}

const millisFrom = ({ firstHigh, firstLow, lastHigh, lastLow }: Times): { firstMs: number; lastMs: number } => ({
  firstMs: millisOf(firstHigh >>> 0, firstLow >>> 0),
  lastMs: millisOf(lastHigh >>> 0, lastLow >>> 0),
});

const addsTo = (span: AttributeSlots): boolean =>
  span.names(CONCEPT.service) || span.names(CONCEPT.environment) || span.names(CONCEPT.version);
