import type { Selection } from "@/lib/domain/delivery-row";
import type { Span } from "./rows";
import { production } from "./rows/places";
import { servicesOf } from "./services-of";
import type { Snapshot } from "./snapshot";

/**
 * When deployments of a selection reached production, within some stretches of time, that may carry a change with a lead time of so many
 * seconds or more; those with a change whose first commit only its commits tell are among them. In order. Cost: the deployments of the
 * stretches and their changes, by index.
 */
export async function slowInstants(
  client: Snapshot,
  { spans, selection, seconds }: { readonly spans: readonly Span[]; readonly selection: Selection; readonly seconds: number },
): Promise<Date[]> {
  const environments = (await production(client)).filter((name) => selection.environment === null || name === selection.environment);
  const services = await servicesOf(client, selection);
  const { rows } = await client.query<{ at: Date }>(
    `select distinct d."reachedAt" as at from unnest($1::timestamptz[], $2::timestamptz[]) as span(since, until)
      join "Deployment" d on d."reachedAt" >= since and d."reachedAt" < until and d.environment = any($3::text[])
        and ($4::text[] is null or d.service = any($4::text[])) and not d."isRollback"
      join "DeploymentChange" l on l."deploymentId" = d.id
      join "Change" c on c.id = l."changeId"
      where c."firstCommitAt" is null or c."firstCommitAt" <= d."reachedAt" - make_interval(secs => $5)
      order by 1`,
    [spans.map(({ from }) => from), spans.map(({ to }) => to), environments, services, seconds],
  );
  return rows.map(({ at }) => at);
}
