import Link from "next/link";
import { Time } from "@/components/ui/time";
import { formatStretch } from "@/lib/charts/format";
import { incidentHref } from "@/lib/urls/incident";
import { serviceHref } from "@/lib/urls/service";
import type { IncidentModel } from "@/lib/views/incident/incident";

/** When and for how long, where, who told of it, and where it went. */
export function IncidentFacts({ model }: { model: IncidentModel }) {
  const { openedAt, resolvedAt, timezone, environment } = model;
  return (
    <>
      <span>{model.id}</span>
      <span>
        <Time at={openedAt} zone={timezone} show="full" />
        {resolvedAt === null ? ", still open" : <b>{`, ${formatStretch(resolvedAt.getTime() - openedAt.getTime())}`}</b>}
      </span>
      {environment !== null && <span>{environment}</span>}
      {model.services.map((service) => (
        <span key={service}>
          <Link href={serviceHref({ name: service, environment })}>{service}</Link>
        </span>
      ))}
      <span>{model.url === null ? `told by ${model.teller}` : <a href={model.url}>{model.teller}</a>}</span>
      {model.mergedInto !== null && (
        <span>
          merged into <Link href={incidentHref({ id: model.mergedInto })}>{model.mergedInto}</Link>, where it counts
        </span>
      )}
    </>
  );
}
