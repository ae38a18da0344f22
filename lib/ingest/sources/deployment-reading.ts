import type { DeploymentStatus } from "@/lib/domain/deployment";
import { deploymentDraft } from "../facts/draft";
import type { DeploymentFacts } from "../facts/facts";
import { type Delivery, made, type SourceReading } from "./adapter";
import { said } from "./fields";
import { momentOf } from "./moment";
import type { Placed } from "./place";

type More = Omit<DeploymentFacts, "id" | "service" | "environment" | "status" | "version" | "startedAt" | "finishedAt" | "requestedAt">;

type Told = {
  /** The source's identity of the deployment, also its public id. */
  readonly id: string;
  /** What tells it from all others, where the public id does not. */
  readonly entity?: string | undefined;
  readonly key: string;
  readonly status: DeploymentStatus;
  readonly version: string;
  readonly place: Placed;
  readonly at: Date | null;
  readonly requestedAt?: Date | null;
  readonly startedAt?: Date | null;
  readonly finishedAt?: Date | null;
  readonly facts?: { readonly [Key in keyof More]: More[Key] | null };
};

/** A deployment's event; nothing but what has to be mapped when it is not known where it went. */
export function deploymentReading({ receivedAt }: Delivery, told: Told): SourceReading {
  const { service, environment, unmapped } = told.place;
  if (service === null || environment === null) return made([], unmapped);
  const facts: DeploymentFacts = {
    id: told.id,
    service,
    environment,
    status: told.status,
    version: told.version,
    ...said({
      ...told.facts,
      requestedAt: momentOf(told.requestedAt ?? null, receivedAt),
      startedAt: momentOf(told.startedAt ?? null, receivedAt),
      finishedAt: momentOf(told.finishedAt ?? null, receivedAt),
    }),
  };
  return made([deploymentDraft(told.entity ?? told.id, facts, { key: told.key, at: told.at, receivedAt })], unmapped);
}
