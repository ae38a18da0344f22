import type { Shop } from "./shop";
import type { Role } from "./shop/messages";
import type { Versions } from "./versions";
import type { WakeClient } from "./wake-client";

/** Minutes before now at which things happen. Each is told once the telemetry that speaks of it has arrived. */
const AT = { opens: -114, good: -75, goodTold: -14, bad: -12, incident: -10, back: -5, resolved: -2, told: -1 } as const;

type Teller = { readonly shop: Shop; readonly wake: WakeClient; readonly versions: Versions; readonly say: (line: string) => void };

/** The first minute of the story. */
export const STORY_BEGINS = AT.opens;

/** What happens at the beginning of a minute; most have nothing. `at` gives the time of any minute. */
export async function happen(minute: number, at: (minute: number) => Date, teller: Teller): Promise<void> {
  const { shop, versions, say } = teller;
  if (minute === AT.good) {
    say(`   75 min ago  payments ${versions.good} is released, and it is good`);
    await shop.release(versions.good, "good");
  }
  if (minute === AT.goodTold) {
    await shop.flush();
    for (const service of ["storefront", "orders", "payments"] as const)
      await announce(teller, service, versions.opening[service], at(AT.opens));
    await announce(teller, "payments", versions.good, at(AT.good));
  }
  if (minute === AT.bad) {
    say(`   12 min ago  payments ${versions.bad} is released: one charge in three fails, the others take three times as long`);
    await shop.release(versions.bad, "bad");
  }
  if (minute === AT.back) {
    await shop.flush();
    await announce(teller, "payments", versions.bad, at(AT.bad));
    await tellOfIncident(teller, at, "open");
    say(`    5 min ago  payments ${versions.good} is put back`);
    await shop.release(versions.good, "good");
  }
  if (minute === AT.told) {
    await shop.flush();
    await announce(teller, "payments", versions.good, at(AT.back));
    await tellOfIncident(teller, at, "resolved");
  }
}

async function announce({ wake, versions }: Teller, service: Role, version: string, finishedAt: Date): Promise<void> {
  await wake.tell("deployments", {
    ...{ id: versions.deploymentId(service, version, finishedAt), service, environment: "production", version },
    ...{ status: "succeeded", startedAt: new Date(finishedAt.getTime() - 45_000).toISOString(), finishedAt: finishedAt.toISOString() },
    labels: { team: "Shop" },
  });
}

async function tellOfIncident({ wake, versions, say }: Teller, at: (minute: number) => Date, status: "open" | "resolved"): Promise<void> {
  if (status === "open") say(`   10 min ago  ${versions.incident} is opened: charges fail at checkout`);
  await wake.tell("incidents", {
    ...{ id: versions.incident, title: "Charges fail at checkout", severity: "major", status },
    ...{ openedAt: at(AT.incident).toISOString(), services: ["payments"], environment: "production" },
    causedBy: [versions.deploymentId("payments", versions.bad, at(AT.bad))],
    ...(status === "resolved" ? { resolvedAt: at(AT.resolved).toISOString() } : {}),
  });
}
