import { prisma } from "@/lib/db/prisma";
import { foldDeliveryDays } from "@/lib/services/delivery/fold";
import { recordEvents } from "@/lib/services/event/record";

const SHOP = { kind: "system", name: "shop" } as const;
const HOUR_MS = 3_600_000;

/** So many hours before a moment. */
export const hoursBefore = (now: Date, hours: number): string => new Date(now.getTime() - hours * HOUR_MS).toISOString();

/**
 * A small shop over the last days before `now`: checkout (team shop) with good deployments, one that hurt, its rollback and one that is
 * still watched; search (team find) with one; a staging environment; a title that a spreadsheet would run.
 */
export async function tellShop(now: Date): Promise<void> {
  const at = (hours: number): string => hoursBefore(now, hours);
  const deploy = (id: string, service: string, version: string, hours: number, more: object = {}) => ({
    ...{ id, service, version, environment: "production", status: "succeeded", finishedAt: at(hours), startedAt: at(hours + 0.1) },
    labels: { team: service === "search" ? "find" : "shop" },
    ...more,
  });
  const change = (id: string, hours: number, more: object = {}) => ({
    ...{ id, repository: "acme/shop", title: `Change ${id}`, author: "ada", firstCommitAt: at(hours), openedAt: at(hours - 2) },
    ...{ firstReviewAt: at(hours - 4), approvedAt: at(hours - 5), mergedAt: at(hours - 6), ...more },
  });
  const changes = [
    change("acme/shop#1", 190, { title: '=HYPERLINK("http://x.example","y")' }),
    change("acme/shop#2", 130),
    change("acme/shop#3", 125, { author: "renovate[bot]", bot: true }),
    change("acme/shop#4", 90, { openedAt: undefined, firstCommitAt: undefined, mergedAt: undefined }),
    change("acme/shop#5", 60),
  ];
  await recordEvents(SHOP, { kind: "changes", values: changes }, now);
  const values = [
    deploy("d1", "checkout", "1.0", 180, { changes: ["acme/shop#1"] }),
    deploy("d2", "checkout", "1.1", 120, { changes: ["acme/shop#2", "acme/shop#3"] }),
    deploy("d3", "checkout", "1.2", 80, { changes: ["acme/shop#2", "acme/shop#4"] }),
    deploy("d4", "checkout", "1.1", 70),
    deploy("d5", "checkout", "1.3", 3, { changes: ["acme/shop#5"] }),
    deploy("d6", "checkout", "1.4", 2, { status: "failed" }),
    deploy("s1", "search", "7", 100),
    deploy("t1", "checkout", "1.4", 1, { environment: "staging" }),
  ];
  await recordEvents(SHOP, { kind: "deployments", values }, now);
  const incident = {
    ...{ id: "INC-1", title: "Payments fail", status: "resolved", openedAt: at(79), resolvedAt: at(69), environment: "production" },
    causedBy: ["d3"],
  };
  await recordEvents(SHOP, { kind: "incidents", values: [incident] }, now);
  await prisma().environment.updateMany({ where: { name: "production" }, data: { tier: "production" } });
  await foldDeliveryDays();
}

/** So much trouble with mail that nothing about it is unknown: twelve deployments, each with a change and an incident that is over. */
export async function tellTrouble(now: Date): Promise<void> {
  const days = Array.from({ length: 12 }, (_, index) => index + 2);
  const at = (day: number, hours: number): string => hoursBefore(now, day * 24 - hours);
  const values = days.map((day) => ({
    ...{ id: `m${day}`, service: "mail", version: `1.${99 - day}`, environment: "production", status: "succeeded", finishedAt: at(day, 0) },
    changes: [{ id: `acme/mail#${day}`, firstCommitAt: at(day, -day), openedAt: at(day, -1), mergedAt: at(day, -0.5) }],
  }));
  await recordEvents(SHOP, { kind: "deployments", values }, now);
  const incidents = days.map((day) => ({
    ...{ id: `M-${day}`, title: "Mail waits", status: "resolved", openedAt: at(day, 1), resolvedAt: at(day, 1 + day / 4) },
    ...{ environment: "production", causedBy: [`m${day}`] },
  }));
  await recordEvents(SHOP, { kind: "incidents", values: incidents }, now);
  await foldDeliveryDays();
}
