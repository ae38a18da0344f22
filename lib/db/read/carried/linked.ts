import type { Reach } from "@/lib/domain/access";
import { prisma } from "../../prisma";
import { incidentsWithin } from "../incident/within";

/** What stands behind a key that a change mentions. */
export type LinkedRecord = {
  readonly kind: "ticket" | "change-request" | "incident";
  readonly id: string;
  readonly key: string;
  readonly title: string | null;
  readonly status: string;
  readonly url: string | null;
};

const MOST = 200;

/** Tickets, change requests and incidents that some keys name, as far as they are known and within reach. */
export async function recordsNamed(keys: readonly string[], reach: Reach): Promise<LinkedRecord[]> {
  const named = [...new Set(keys)].slice(0, MOST);
  if (named.length === 0) return [];
  const restricted = reach.services.length + reach.environments.length > 0;
  const [tickets, requests, incidents] = await Promise.all([
    // A ticket belongs to no service, so only who reaches everything sees it.
    restricted ? [] : prisma().ticket.findMany({ where: { key: { in: named } }, orderBy: { key: "asc" } }),
    changeRequestsNamed(named, reach),
    prisma().incident.findMany({
      where: {
        AND: [
          incidentsWithin(reach),
          { OR: [{ id: { in: named } }, ...named.map((key) => ({ labels: { path: ["number"], equals: key } }))] },
        ],
      },
      orderBy: { id: "asc" },
    }),
  ]);
  return [
    ...tickets.map(({ id, key, title, status, url }) => ({ kind: "ticket" as const, id, key, title, status, url })),
    ...requests.map(({ id, number, title, status, url }) => ({
      kind: "change-request" as const,
      id,
      key: number ?? id,
      title,
      status,
      url,
    })),
    ...incidents.map(({ id, title, status, url, labels }) => ({
      kind: "incident" as const,
      id,
      key: numberOf(labels) ?? id,
      title,
      status,
      url,
    })),
  ];
}

function numberOf(labels: unknown): string | null {
  const number: unknown = typeof labels === "object" && labels !== null ? Reflect.get(labels, "number") : null;
  return typeof number === "string" ? number : null;
}

export type LinkedChangeRequest = Awaited<ReturnType<typeof changeRequestsNamed>>[number];

/** Change requests by their numbers or ids. A restricted reader sees those of services and environments that it reaches. */
export async function changeRequestsNamed(keys: readonly string[], reach: Reach) {
  const rows = await prisma().changeRequest.findMany({
    where: {
      AND: [
        { OR: [{ number: { in: [...keys] } }, { id: { in: [...keys] } }] },
        reach.environments.length === 0 ? {} : { environment: { in: [...reach.environments] } },
      ],
    },
    orderBy: { id: "asc" },
    take: MOST,
    omit: { demo: true, updatedAt: true },
  });
  if (reach.services.length === 0) return rows;
  return rows.filter(({ services }) => services.length > 0 && services.every((service) => reach.services.includes(service)));
}
