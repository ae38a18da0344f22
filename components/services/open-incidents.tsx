import Link from "next/link";
import { Time } from "@/components/ui/time";
import { VerdictMark } from "@/components/ui/verdict-mark";
import { incidentHref } from "@/lib/urls/incident";
import type { ServiceModel } from "@/lib/views/service/service";

/** What hurts the users of a service now, each with the way to its incident. */
export function OpenIncidents({ model }: { model: Pick<ServiceModel, "openIncidents" | "timezone"> }) {
  return model.openIncidents.map(({ id, title, openedAt }) => (
    <span key={id}>
      <VerdictMark icon="diamond-alert" tone="bad" small>
        Open incident
      </VerdictMark>{" "}
      <Link href={incidentHref({ id })}>{title}</Link>, since <Time at={openedAt} zone={model.timezone} />
    </span>
  ));
}
