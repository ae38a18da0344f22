import { readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { forgetTokens } from "@/lib/auth/token-actor";
import { closePool } from "@/lib/db/pool";
import { disconnect, inTransaction, prisma } from "@/lib/db/prisma";
import { saveVerdicts } from "@/lib/db/write/verdict";
import type { Verdict, VerdictState } from "@/lib/domain/verdict";
import { recordEvents } from "@/lib/services/event/record";
import { freshDatabase } from "@/tests/support/database";
import { makeToken } from "../events/support/send";
import { fencedBlocks } from "./support/ci-blocks";
import { type GateWake, startGateWake } from "./support/gate-wake";
import { plainYaml, type Yaml } from "./support/plain-yaml";

const NOW = new Date("2026-03-01T12:00:00Z");
const template = plainYaml(readFileSync("docs/ci/argo-rollouts.yaml", "utf8"));

/** What stands at a path of keys and places. */
const at = (value: Yaml, ...path: readonly (string | number)[]): Yaml =>
  path.reduce<Yaml>((found, key) => {
    const next = Array.isArray(found) ? found[Number(key)] : typeof found === "object" ? (found as Record<string, Yaml>)[key] : undefined;
    if (next === undefined) throw new Error(`the template has no ${path.join(".")}`);
    return next;
  }, value);
const metric = at(template, "spec", "metrics", 0);
const text = (...path: readonly (string | number)[]): string => String(at(metric, ...path));

let wake: GateWake;
let token: string;

beforeAll(async () => {
  await freshDatabase();
  forgetTokens();
  wake = await startGateWake();
  token = await makeToken(["read"]);
  const values = ["1.0", "2.0"].map((version) => ({
    ...{ id: version, service: "payments", environment: "production", version, status: "succeeded" },
    finishedAt: NOW.toISOString(),
  }));
  await recordEvents({ kind: "system", name: "test" }, { kind: "deployments", values }, NOW);
});
afterAll(async () => {
  await wake.close();
  await disconnect();
  await closePool();
});

async function judge(version: string, state: VerdictState): Promise<void> {
  const { id } = await prisma().deployment.findFirstOrThrow({ where: { version } });
  const windows = { before: [], after: { from: NOW, to: NOW } };
  const verdict = {
    horizon: "5m",
    state,
    at: NOW,
    dueAt: NOW,
    evidence: [],
    method: "test",
    windows,
    effects: [],
    needed: null,
    onsetAt: null,
  };
  await inTransaction((tx) => saveVerdicts(tx, [{ deploymentId: id, verdicts: [verdict as Partial<Verdict> as Verdict] }]));
}

/** Does what Argo Rollouts does with the template: fills in the arguments, asks, and weighs both conditions. */
async function measure(version: string): Promise<"error" | "success" | "failure" | "inconclusive"> {
  const args: Readonly<Record<string, string>> = { wake: wake.url, service: "payments", environment: "production", version, token };
  const filled = (part: string): string => part.replaceAll(/\{\{args\.(\w+)\}\}/g, (_, name: string) => args[name] ?? `no ${name}`);
  const header = filled(text("provider", "web", "headers", 0, "value"));
  const response = await fetch(filled(text("provider", "web", "url")), {
    headers: { [text("provider", "web", "headers", 0, "key")]: header },
  });
  if (!response.ok) return "error";
  const result = (await response.json()) as Record<string, unknown>;
  expect(text("provider", "web", "jsonPath")).toBe("{$}");
  const holds = (condition: string): boolean => {
    const [, field = "", value] = /^result\.(\w+) == (true|false)$/.exec(condition) ?? [];
    expect(Object.keys(result)).toContain(field);
    return result[field] === (value === "true");
  };
  const [good, bad] = [holds(text("successCondition")), holds(text("failureCondition"))];
  return bad ? "failure" : good ? "success" : "inconclusive";
}

test("every argument that the template uses is declared, and the token is a secret", () => {
  const used = new Set([...JSON.stringify(metric).matchAll(/\{\{args\.(\w+)\}\}/g)].map(([, name]) => name));
  const declared = at(template, "spec", "args");
  expect(Array.isArray(declared) ? declared.map((one) => String(at(one, "name"))).sort() : []).toEqual([...used].sort());
  expect(at(template, "spec", "args", 4)).toMatchObject({ name: "token", valueFrom: { secretKeyRef: { key: "token" } } });
});

test("ten times nothing is no success", () => {
  expect(Number(text("inconclusiveLimit"))).toBe(Number(text("count")) - 1);
  expect(text("failureLimit")).toBe("0");
});

test.each([
  ["healthy", "success"],
  ["improved", "success"],
  ["regressed", "failure"],
  ["rolled-back", "failure"],
  ["suspect", "failure"],
  ["watching", "inconclusive"],
  ["insufficient", "inconclusive"],
  ["environment", "inconclusive"],
] as const)("%s is %s to Argo", async (state, measured) => {
  await judge("2.0", state);
  expect(await measure("2.0")).toBe(measured);
});

test("the answer holds what the documentation shows, field by field", async () => {
  await judge("2.0", "regressed");
  const query = "service=payments&environment=production&version=2.0";
  const response = await fetch(`${wake.url}/api/v1/verdict?${query}`, { headers: { authorization: `Bearer ${token}` } });
  const [shown = ""] = fencedBlocks("docs/ci/README.md", "json");
  expect(Object.keys((await response.json()) as object).sort()).toEqual(Object.keys(JSON.parse(shown) as object).sort());
});

test("before the first look it is inconclusive, and a version that nobody announced an error", async () => {
  expect(await measure("1.0")).toBe("inconclusive");
  expect(await measure("3.0")).toBe("error");
});
