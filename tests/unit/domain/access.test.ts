import { describe, expect, test } from "vitest";
import { type Actor, authorise, EVERYWHERE, may, reaches, reachOf } from "@/lib/domain/access";

const viewer: Actor = { kind: "user", id: "u", name: "Vera", role: "viewer" };
const admin: Actor = { kind: "user", id: "a", name: "Ada", role: "admin" };
const pipeline: Actor = {
  kind: "token",
  id: "t",
  name: "pipeline",
  scopes: ["ingest:events"],
  reach: { services: ["checkout"], environments: [] },
};

describe("may", () => {
  test("people see by role, and send nothing", () => {
    expect(may(viewer, "view.read")).toBe(true);
    expect(may(viewer, "tokens.manage")).toBe(false);
    expect(may(admin, "tokens.manage")).toBe(true);
    expect(may(admin, "events.write")).toBe(false);
  });

  test("tokens do what their scope says, admin tokens everything", () => {
    expect(may(pipeline, "events.write")).toBe(true);
    expect(may(pipeline, "telemetry.write")).toBe(false);
    expect(may({ ...pipeline, scopes: ["admin"] }, "telemetry.write")).toBe(true);
  });
});

describe("authorise", () => {
  test("nobody is told to sign in, somebody who can help", () => {
    expect(() => authorise(null, "view.read")).toThrow(expect.objectContaining({ code: "unauthenticated" }));
    expect(() => authorise(pipeline, "view.read")).toThrow(
      expect.objectContaining({ code: "forbidden", message: "This token lacks the scope read." }),
    );
    expect(() => authorise(admin, "view.read")).not.toThrow();
  });
});

describe("reach", () => {
  test("an empty list reaches everywhere, a filled one only there", () => {
    expect(reaches(reachOf(pipeline), "checkout", "production")).toBe(true);
    expect(reaches(reachOf(pipeline), "search", "production")).toBe(false);
    expect(reachOf(admin)).toBe(EVERYWHERE);
    expect(reaches(EVERYWHERE, "anything", "anywhere")).toBe(true);
  });
});
