import { FactList } from "@/components/ui/fact-list";
import { Time } from "@/components/ui/time";
import { formatDuration } from "@/lib/charts/format";
import type { ReleaseModel } from "@/lib/views/release/release";
import styles from "./incident-list.module.css";

type Incident = ReleaseModel["incidents"][number];

const SOURCE = {
  declared: "This release, as the sender of the incident says",
  confirmed: "This release, confirmed by a person",
  automatic: "This release, suggested by Wake",
} as const;

/** The incidents that are attributed to a release. */
export function IncidentList({ incidents, zone }: { incidents: readonly Incident[]; zone: string }) {
  if (incidents.length === 0) return <p>No incident is attributed to this release.</p>;
  return incidents.map((incident) => (
    <article key={incident.id} className={styles.incident}>
      <h3>
        <b>{incident.id}</b> {incident.url === null ? incident.title : <a href={incident.url}>{incident.title}</a>}
      </h3>
      <FactList
        facts={[
          { term: "Severity", value: incident.severity ?? "not given" },
          { term: "Impact", value: <Impact incident={incident} zone={zone} /> },
          { term: "Cause", value: SOURCE[incident.source] },
        ]}
      />
    </article>
  ));
}

function Impact({ incident, zone }: { incident: Incident; zone: string }) {
  if (incident.resolvedAt === null)
    return (
      <>
        since <Time at={incident.openedAt} zone={zone} />, still open
      </>
    );
  return (
    <>
      <Time at={incident.openedAt} zone={zone} />, for {formatDuration(incident.resolvedAt.getTime() - incident.openedAt.getTime())}
    </>
  );
}
