import { expect, test } from "vitest";
import { sourceLabel } from "@/lib/views/release/source-label";
import { twinsOf, whySame } from "@/lib/views/release/told";

test("a rule is told in words, with how sure it is", () => {
  expect(whySame(null, null)).toBe("it names the deployment");
  expect(whySame("commit", 0.98)).toBe("same commit, 98\u202f% sure");
  expect(whySame("version", 0.7)).toBe("same version, about the same time, 70\u202f% sure");
  expect(whySame("seen", 0.95)).toBe("it shows the version that was announced, 95\u202f% sure");
  expect(whySame("decided", 1)).toBe("a person said so");
});

test("what may be the same is told by others throughout, the nearest first", () => {
  const at = new Date("2026-11-19T10:00:00Z");
  const near = (id: string, minutes: number, ...sources: string[]) => ({
    ...{ id, version: "1", sources },
    at: new Date(at.getTime() + minutes * 60_000),
  });
  const found = twinsOf(
    [{ source: "github" }, { source: "telemetry" }],
    [near("far", 50, "argocd"), near("own", 1, "github"), near("mixed", 2, "api", "telemetry"), near("close", -20, "gitlab", "api")],
    at,
  );
  expect(found.map(({ id }) => id)).toEqual(["close", "far"]);
  expect(found[0]?.labels).toEqual(["Wake’s API", "GitLab"]);
});

test("every source has a name that people know", () => {
  expect(["api", "telemetry", "argo-rollouts"].map(sourceLabel)).toEqual(["Wake’s API", "Telemetry", "Argo Rollouts"]);
});
