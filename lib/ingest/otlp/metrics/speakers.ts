import { OTHER } from "@/lib/domain/label-limits";
import { UNNAMED } from "@/lib/domain/rollup";
import { CONCEPT, type Concept } from "../attributes/attribute-names";
import type { AttributeSlots } from "../attributes/attribute-slots";
import type { LabelTable } from "../attributes/label-table";
import { MAX_ORIGINS } from "../limits";
import type { ServiceSeen } from "../reduction";

/** A version of a service in an environment, and how much it said. */
export type Speaker = { -readonly [K in keyof ServiceSeen]: ServiceSeen[K] };

const OTHER_KEY = `${OTHER}\0${OTHER}\0${OTHER}`;

/** The services, environments and versions that the resources of a body name. */
export class Speakers {
  readonly #speakers = new Map<string, Speaker>();

  of(resource: AttributeSlots, labels: LabelTable): Speaker {
    const text = (concept: Concept, unsaid: string): string => labels.textOf(resource.get(concept)) || unsaid;
    const service = text(CONCEPT.service, "unknown_service");
    const environment = text(CONCEPT.environment, UNNAMED).toLowerCase();
    const version = text(CONCEPT.version, UNNAMED);
    return this.#named(service, environment, version);
  }

  /** The speaker of this name, made when it is new and there is room for it. */
  #named(service: string, environment: string, version: string): Speaker {
    const key = `${service}\0${environment}\0${version}`;
    const known = this.#speakers.get(key);
    if (known !== undefined) return known;
    if (this.#speakers.size >= MAX_ORIGINS && key !== OTHER_KEY) return this.#named(OTHER, OTHER, OTHER);
    const speaker = { service, environment, version, firstMs: Infinity, lastMs: -Infinity, accepted: 0 };
    this.#speakers.set(key, speaker);
    return speaker;
  }

  /** Those of whom something was accepted. */
  seen(): ServiceSeen[] {
    return [...this.#speakers.values()].filter(({ accepted }) => accepted > 0);
  }
}
