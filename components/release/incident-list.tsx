import Link from "next/link";
import { FactList } from "@/components/ui/fact-list";
import { Time } from "@/components/ui/time";
import { formatDuration, formatShare } from "@/lib/charts/format";
import type { ReleaseIncident, ReleaseIncidents } from "@/lib/views/release/incidents";
import styles from "./incident-list.module.css";

type Props = { readonly incidents: ReleaseIncidents; readonly zone: string };

const SOURCE = {
  declared: "This release, as the sender of the incident says",
  confirmed: "This release, confirmed by a person",
  automatic: "This release, suggested by Wake",
} as const;

/** The incidents that are attributed to a release, each with how sure that is, and those that it is only suspected of. */
export function IncidentList({ incidents: { caused, suspected }, zone }: Props) {
  return (
    <>
      {caused.length === 0 && <p>No incident is attributed to this release.</p>}
      {caused.map((incident) => (
        <Incident key={incident.id} incident={incident} zone={zone} />
      ))}
      {suspected.length > 0 && (
        <div className={styles.suspected}>
          <p>Wake suspects it first, and nobody has decided:</p>
          <ul>
            {suspected.map(({ href, title, openedAt, posterior }) => (
              <li key={href}>
                <Link href={href}>{title}</Link>, <Time at={openedAt} zone={zone} />, {formatShare(posterior)} sure
              </li>
            ))}
          </ul>
        </div>
      )}
    </>
  );
}

function Incident({ incident, zone }: { readonly incident: ReleaseIncident; readonly zone: string }) {
  const { considered } = incident;
  return (
    <article className={styles.incident}>
      <h3>
        <b>
          <Link href={incident.href}>{incident.id}</Link>
        </b>{" "}
        {incident.url === null ? incident.title : <a href={incident.url}>{incident.title}</a>}
      </h3>
      <FactList
        facts={[
          { term: "Severity", value: incident.severity ?? "not given" },
          { term: "Impact", value: <Impact incident={incident} zone={zone} /> },
          { term: "Cause", value: causeText(incident) },
          ...(considered.length === 0
            ? []
            : [
                {
                  term: "Also considered",
                  value: considered.map(({ title, posterior }) => `${title} ${formatShare(posterior)}`).join(", "),
                },
              ]),
        ]}
      />
    </article>
  );
}

function causeText({ source, confidence, posterior }: ReleaseIncident): string {
  if (source === "automatic") return `${SOURCE.automatic}, ${formatShare(confidence)} sure`;
  return posterior === null ? SOURCE[source] : `${SOURCE[source]}; Wake gives it ${formatShare(posterior)}`;
}

function Impact({ incident, zone }: { readonly incident: ReleaseIncident; readonly zone: string }) {
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
