import { describe, expect, test } from "vitest";
import { jiraAdapter } from "@/lib/ingest/sources/jira";
import { opsEvent, opsFixture, opsIncident, opsRead } from "./support/ops-read";

const event = (name: string, settings = {}) => opsEvent(jiraAdapter, name, settings);

describe("an issue of Jira", () => {
  test("is a ticket", () => {
    expect(event("ticket-created")).toMatchObject({
      eventKey: "jira:10231:jira:issue_created:1772366400500",
      entityKey: "tkt:jira:10231",
      type: "ticket.open",
      payload: {
        key: "SHOP-231",
        title: "Refunds fail for gift cards",
        type: "Bug",
        priority: "High",
        openedAt: "2026-03-01T12:00:00.000Z",
        labels: ["payments"],
        releases: [],
        url: "https://northwind.atlassian.example/browse/SHOP-231",
      },
    });
    expect(event("ticket-resolved")).toMatchObject({
      eventKey: "jira:10231:20001",
      type: "ticket.done",
      payload: { resolution: "Done", closedAt: "2026-03-01T12:40:00.000Z", releases: ["2026.3"] },
    });
  });

  test("is an incident by its type, and by a label that settings name", () => {
    expect(event("incident-created")).toMatchObject({
      entityKey: "inc:jira:10231",
      type: "incident.opened",
      payload: { services: ["refunds"] },
    });
    expect(event("ticket-created", { incidentLabels: ["Payments"] }).entityType).toBe("incident");
    expect(event("ticket-created", { incidentLabels: [] }).entityType).toBe("ticket");
  });

  test("ended when it was resolved; closing it later moves nothing, and a resolution that is taken back reopens it", () => {
    const ended = opsIncident(jiraAdapter, "incident-closed", "incident-resolved", "incident-created");
    expect(ended).toMatchObject({ status: "resolved", resolvedAt: new Date("2026-03-01T12:40:00Z") });
    expect(event("incident-reopened").type).toBe("incident.reopened");
    const again = opsIncident(jiraAdapter, "incident-reopened", "incident-closed", "incident-resolved", "incident-created");
    expect(again).toMatchObject({ status: "reopened", resolvedAt: null });
  });

  test("without a resolution ended when its status was first found done", () => {
    const bare = (name: string) => {
      const body = opsFixture("jira", name) as { issue: { fields: object } };
      return { ...body, issue: { ...body.issue, fields: { ...body.issue.fields, resolutiondate: null, resolution: null } } };
    };
    const resolved = opsRead(jiraAdapter, bare("incident-resolved")).events[0];
    expect(resolved).toMatchObject({ type: "incident.resolved", payload: { over: true } });
    expect(opsRead(jiraAdapter, bare("incident-progress")).events[0]).toMatchObject({ type: "incident.updated", payload: { over: false } });
  });

  test("that is deleted has ended", () => {
    expect(opsIncident(jiraAdapter, "incident-created", "incident-deleted").resolvedAt).toEqual(new Date("2026-03-01T12:50:00Z"));
  });

  test("is a request for change by its type", () => {
    expect(event("change")).toMatchObject({
      entityKey: "crq:jira:10231",
      type: "change_request.assessed",
      payload: { number: "SHOP-231", title: "Raise the pool size", requestedBy: "Ada Berg", services: ["refunds"] },
    });
  });

  test("names its project for mapping when it has no components", () => {
    const body = opsFixture("jira", "incident-created") as { issue: { fields: object } };
    const bare = { ...body, issue: { ...body.issue, fields: { ...body.issue.fields, components: [] } } };
    expect(opsRead(jiraAdapter, bare).unmapped).toEqual([{ kind: "service", said: "SHOP" }]);
    expect(opsRead(jiraAdapter, bare, { services: { shop: "web" } }).events[0]?.payload["services"]).toEqual(["web"]);
  });

  test("has a changelog whose keys mean nothing to the language", () => {
    const body = opsFixture("jira", "incident-reopened") as object;
    const hostile = JSON.parse(
      `{"changelog":{"id":"7","items":[{"field":"resolution","from":"1","to":null,"toString":null,"__proto__":{"field":"x"},"constructor":1}]}}`,
    );
    expect(opsRead(jiraAdapter, { ...body, ...hostile }).events[0]?.type).toBe("incident.reopened");
  });
});

test("comments are ignored, and a delivery is known by its identifier", () => {
  expect(opsRead(jiraAdapter, opsFixture("jira", "comment")).ignored).toContain("comment_created");
  expect(jiraAdapter.deliveryKey({ "x-atlassian-webhook-identifier": "abc" }, {})).toBe("abc");
});
