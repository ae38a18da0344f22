import { OTHER } from "@/lib/domain/label-limits";
import { UNNAMED } from "@/lib/domain/rollup";
import { CONCEPT, type Concept } from "../attributes/attribute-names";
import type { AttributeSlots } from "../attributes/attribute-slots";
import type { LabelTable } from "../attributes/label-table";
import { MAX_CONFIGS, MAX_ORIGINS } from "../limits";
import type { ConfigSeen, ServiceSeen } from "../reduction";

/** A version of a service in an environment, and how much it said. */
export type Speaker = { -readonly [K in keyof Omit<ServiceSeen, "configs">]: ServiceSeen[K] } & { readonly configs: Configured[] };

/** A configuration of a speaker, and when it was spoken of. */
export type Configured = { -readonly [K in keyof ConfigSeen]: ConfigSeen[K] };

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

  /** The configuration that a resource of a speaker names; null when it names none, or one too many. */
  configOf({ configs }: Speaker, resource: AttributeSlots, labels: LabelTable): Configured | null {
    const config = labels.textOf(resource.get(CONCEPT.config));
    if (config === "") return null;
    const known = configs.find((one) => one.config === config);
    if (known !== undefined || configs.length >= MAX_CONFIGS) return known ?? null;
    const fresh = { config, firstMs: Infinity, lastMs: -Infinity };
    configs.push(fresh);
    return fresh;
  }

  /** The speaker of this name, made when it is new and there is room for it. */
  #named(service: string, environment: string, version: string): Speaker {
    const key = `${service}\0${environment}\0${version}`;
    const known = this.#speakers.get(key);
    if (known !== undefined) return known;
    if (this.#speakers.size >= MAX_ORIGINS && key !== OTHER_KEY) return this.#named(OTHER, OTHER, OTHER);
    const speaker = { service, environment, version, firstMs: Infinity, lastMs: -Infinity, accepted: 0, configs: [] };
    this.#speakers.set(key, speaker);
    return speaker;
  }

  /** Those of whom something was accepted. */
  seen(): ServiceSeen[] {
    const heard = [...this.#speakers.values()].filter(({ accepted }) => accepted > 0);
    return heard.map((one) => ({ ...one, configs: one.configs.filter(({ firstMs }) => firstMs < Infinity) }));
  }
}
