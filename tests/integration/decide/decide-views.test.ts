import { beforeEach, expect, test } from "vitest";
import { prisma } from "@/lib/db/prisma";
import { ensurePartitions } from "@/lib/db/telemetry/partitions";
import type { Actor } from "@/lib/domain/access";
import { decideDeployment } from "@/lib/services/deployment/decide";
import { parseRelease } from "@/lib/urls/release";
import { parseReleases } from "@/lib/urls/releases";
import { loadRelease } from "@/lib/views/release/release";
import { loadReleases } from "@/lib/views/releases/list";
import { person } from "@/tests/integration/access/support/people";
import { type Telling, tellDrafts, toldAt, toldDeployment } from "@/tests/integration/events/support/told-deployments";
import { freshDatabase } from "@/tests/support/database";

const now = toldAt(3_000);
const unrecorded = parseReleases({ show: "unrecorded" });
let member: Actor = { kind: "system", name: "test" };

beforeEach(async () => {
  await freshDatabase();
  await ensurePartitions(now);
  member = await person("member");
});

const argocd: Telling = {
  ...{ source: "argocd", entity: "a", status: "succeeded", minute: 10 },
  facts: { version: "1.4.2", links: { app: "https://cd.example.com/a" } },
};
const seen: Telling = { source: "telemetry", entity: "t", status: "succeeded", minute: 40, facts: { version: "1.5.0" } };
const tell = (...tellings: readonly Telling[]) => tellDrafts(tellings.map(toldDeployment));
const page = (actor: Actor, release: string) => loadRelease(actor, parseRelease(release, {}), now);
const idOf = async (version: string): Promise<string> => (await prisma().deployment.findFirstOrThrow({ where: { version } })).id;

test("the page tells who told of it, by the name of the connection and with a link", async () => {
  await prisma().connection.create({ data: { id: "argocd-1", source: "argocd", name: "Fleet" } });
  await tell(argocd, { ...argocd, source: "github", entity: "g" });
  const { told } = await page(member, "checkout@1.4.2");
  expect(told.tellers).toMatchObject([
    { label: "Argo CD", sender: "Fleet", externalId: "argocd:a", url: "https://cd.example.com/a", why: "it names the deployment" },
    { label: "GitHub", sender: null, externalId: "github:g" },
  ]);
  expect(told.mayDecide).toBe(true);
});

test("members are offered what lies within an hour and is told by others; viewers are offered nothing", async () => {
  const at = (minute: number, entity: string): Telling => ({
    source: "api",
    entity,
    status: "succeeded",
    minute,
    facts: { version: entity },
  });
  await tell(argocd, seen, at(69, "near"), at(200, "late"), { ...at(20, "other"), source: "argocd" });
  await tell({ ...at(12, "elsewhere"), facts: { version: "elsewhere", environment: "staging" } });
  const { told } = await page(member, "checkout@1.4.2");
  expect(told.twins.map(({ version, labels }) => [version, labels])).toEqual([
    ["1.5.0", ["Telemetry"]],
    ["near", ["Wake’s API"]],
  ]);
  expect((await page(await person("viewer"), "checkout@1.4.2")).told).toMatchObject({ twins: [], mayDecide: false });
});

test("what was dismissed is listed with who did it, until it is a change again", async () => {
  await tell(argocd, seen);
  const id = await idOf("1.5.0");
  await decideDeployment(member, id, { kind: "title", title: "By hand" }, now);
  expect(await loadReleases(member, unrecorded, now)).toMatchObject({ unrecorded: 1, rows: [{ title: "By hand" }], dismissed: [] });
  await decideDeployment(member, id, { kind: "dismissed" }, now);
  expect(await loadReleases(member, unrecorded, now)).toMatchObject({
    ...{ unrecorded: 0, rows: [], inPeriod: 1 },
    dismissed: [{ id, service: "checkout", version: "1.5.0", seenAt: toldAt(40), dismissedBy: "member" }],
  });
  expect((await loadReleases(member, parseReleases({}), now)).dismissed).toEqual([]);
  await decideDeployment(member, id, { kind: "restored" }, now);
  expect(await loadReleases(member, unrecorded, now)).toMatchObject({ unrecorded: 1, dismissed: [] });
});

test("what was dismissed beyond a token's reach, or another filter, is not told of", async () => {
  await tell(argocd, seen);
  await decideDeployment(member, await idOf("1.5.0"), { kind: "dismissed" }, now);
  const token = (services: string[], environments: string[]): Actor => ({
    ...{ kind: "token", id: "t", name: "t", scopes: ["read"], reach: { services, environments } },
  });
  const found = async (actor: Actor, search: Record<string, string> = {}): Promise<number> =>
    (await loadReleases(actor, parseReleases({ show: "unrecorded", ...search }), now)).dismissed.length;
  expect([
    await found(token(["checkout"], ["production"])),
    await found(token(["payments"], [])),
    await found(token([], ["staging"])),
  ]).toEqual([1, 0, 0]);
  expect([await found(member, { service: "payments" }), await found(member, { environment: "staging" })]).toEqual([0, 0]);
  expect([await found(member, { team: "Shop" }), await found(member, { environment: "production" })]).toEqual([0, 1]);
});
