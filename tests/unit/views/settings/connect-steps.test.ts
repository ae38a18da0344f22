import { expect, test } from "vitest";
import { SOURCES } from "@/lib/domain/source";
import { SYSTEM_GROUPS, systemOf } from "@/lib/domain/system";
import { connectStepsOf } from "@/lib/views/settings/connect-steps/steps-of";

const address = "https://wake.halyard.example/api/hooks/shop";
const secret = "whsec_c2VjcmV0IG9mIHRoZSBzaG9wIQ+/==";

const systems = SYSTEM_GROUPS.flatMap((group) => group.systems);
const textOf = (source: string): string =>
  connectStepsOf(source, { address, secret })
    .flatMap(({ title, text, values = [], code }) => [title, text, ...values.flatMap(({ name, value }) => [name, value]), code?.text ?? ""])
    .join("\n");

test("every source that calls Wake can be connected, once", () => {
  const connectable = SOURCES.filter((source) => source !== "api" && source !== "telemetry" && source !== "wake");
  expect(systems.map(({ source }) => source).sort()).toEqual(connectable.toSorted());
  expect(systemOf("api")).toBeNull();
  expect(connectStepsOf("api", { address, secret })).toEqual([]);
});

test.each(systems)("the steps of $label are complete", ({ source, secret: maker }) => {
  const text = textOf(source);
  expect(text).toContain(address);
  const told = text.includes(secret) || text.includes(encodeURIComponent(secret));
  expect(told).toBe(maker !== "sender");
  expect(text).not.toMatch(/undefined|null\b.*undefined|TODO|\$\{|<secret>|example\.com\/api/);
  expect(connectStepsOf(source, { address, secret }).length).toBeGreaterThan(1);
});

/** How each system shows who it is: the words that must stand in its steps. */
const PROOF: Readonly<Record<string, readonly string[]>> = {
  github: ["Payload URL", "application/json", "Deployment statuses", "Workflow runs"],
  gitlab: ["Secret token", "signing token", "Deployment events"],
  argocd: ["argocd-notifications-cm", "service.webhook.wake", "Bearer $wake-secret", "argocd-notifications-secret"],
  "argo-rollouts": ["argo-rollouts-notification-configmap", "Bearer $wake-secret", "argo-rollouts-notification-secret"],
  flux: ["generic-hmac", "secretRef", "--from-literal=token="],
  cdevents: [`Authorization: Bearer ${secret}`, "application/cloudevents+json"],
  alertmanager: [`credentials: ${secret}`, "send_resolved: true"],
  grafana: ["Authorization Header - Scheme", "Bearer"],
  pagerduty: ["incident.resolved", "incident.reopened"],
  opsgenie: ["X-Wake-Token"],
  incidentio: ["whsec_", "incident_status_updated_v2"],
  statuspage: [`${address}?key=${encodeURIComponent(secret)}`],
  jira: ["Secret", "deleted"],
  servicenow: ["RESTMessageV2", "gs.getProperty('wake.secret')", "sysapproval_approver", "getTableName"],
  generic: [`Authorization: Bearer ${secret}`, "X-Wake-Signature"],
  devlake: [`${address}/deployments`, `${address}/pullrequests`, `Authorization: Bearer ${secret}`],
  pelorus: ["X-Pelorus-Event", `Authorization: Bearer ${secret}`],
};

test.each(systems)("$label is told how to prove itself", ({ source }) => {
  const text = textOf(source);
  for (const word of PROOF[source] ?? []) expect(text).toContain(word);
  expect(PROOF[source]).toBeDefined();
});

test("the script for ServiceNow is a program, and the bodies that are to be sent are JSON", () => {
  const [script = ""] = connectStepsOf("servicenow", { address, secret }).flatMap(({ code }) => code?.text ?? []);
  expect(() => new Function(script)).not.toThrow();
  for (const source of ["generic", "cdevents"]) {
    const [call = ""] = connectStepsOf(source, { address, secret }).flatMap(({ code }) => code?.text ?? []);
    const body = /-d '([\s\S]*)'$/.exec(call)?.[1]?.replace(/'"\$\(date[^)]*\)"'/, "2026-11-20T14:00:00Z") ?? "";
    expect(() => JSON.parse(body)).not.toThrow();
  }
});

test("parts of a config map are indented below its data", () => {
  const text = textOf("argocd");
  expect(text).toMatch(/^ {2}template\.wake: \|$/m);
  expect(text).toMatch(/^ {4}webhook:$/m);
  expect(text).toMatch(/^ {2}subscriptions: \|$/m);
});
