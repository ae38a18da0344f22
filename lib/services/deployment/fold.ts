import type { EventRow } from "@/lib/db/read/event/of-entities";
import type { DeploymentEvent } from "@/lib/ingest/fold/attempts";
import { foldDeployment } from "@/lib/ingest/fold/deployment";
import type { DeploymentRecord } from "@/lib/ingest/fold/deployment-record";

type Groups = ReadonlyMap<string, readonly EventRow[]>;

/** The runs of deployments as their events have them, by entity key. */
export const foldDeployments = (groups: Groups): Map<string, DeploymentRecord[]> =>
  new Map([...groups].map(([key, events]) => [key, foldDeployment(key, events as readonly DeploymentEvent[])]));
