import { prisma } from "../../prisma";

/** The first real (not demo) fact of each kind, or null while there is none; of verdicts, the first that says something if any does. */
export type FirstSteps = {
  readonly token: { readonly prefix: string; readonly lastUsedAt: Date } | null;
  readonly release: { readonly service: string; readonly version: string; readonly environment: string; readonly tier: string } | null;
  readonly signals: { readonly service: string; readonly version: string; readonly environment: string; readonly at: Date } | null;
  readonly link: { readonly service: string; readonly version: string } | null;
  readonly verdict: { readonly service: string; readonly version: string; readonly releaseId: string; readonly state: string } | null;
};

/** How far a newcomer has come. Five small index look-ups. */
export async function firstSteps(): Promise<FirstSteps> {
  const db = prisma();
  const [token, release, signals, link, verdict] = await Promise.all([
    db.$queryRaw<NonNullable<FirstSteps["token"]>[]>`
      select prefix, "lastUsedAt" from "Token" where "lastUsedAt" is not null order by "lastUsedAt" desc limit 1`,
    db.$queryRaw<NonNullable<FirstSteps["release"]>[]>`
      select d.service, d.version, d.environment, e.tier::text as tier from "Deployment" d join "Environment" e on e.name = d.environment
      where not d.demo order by (e.tier = 'production') desc, d."occurredAt" limit 1`,
    db.$queryRaw<NonNullable<FirstSteps["signals"]>[]>`
      select v.service, v.version, v.environment, v.last_seen as at from telemetry.version_seen v left join "Service" s on s.name = v.service
      where not coalesce(s.demo, false) order by v.last_seen desc limit 1`,
    db.$queryRaw<NonNullable<FirstSteps["link"]>[]>`
      select d.service, d.version from "Deployment" d
      join telemetry.version_seen v on v.service = d.service and v.environment = d.environment and v.version = d.version
      where not d.demo order by d."occurredAt" limit 1`,
    db.$queryRaw<NonNullable<FirstSteps["verdict"]>[]>`
      select d.service, d.version, d."releaseId", v.state from "Verdict" v join "Deployment" d on d.id = v."deploymentId"
      where not d.demo and v.state not in ('pending', 'watching')
      order by (v.state in ('insufficient', 'silent', 'superseded')), v.at limit 1`,
  ]);
  return {
    token: token[0] ?? null,
    release: release[0] ?? null,
    signals: signals[0] ?? null,
    link: link[0] ?? null,
    verdict: verdict[0] ?? null,
  };
}
