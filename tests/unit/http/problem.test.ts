import { expect, test } from "vitest";
import { WakeError } from "@/lib/domain/error";
import { problemOf } from "@/lib/http/problem";

const read = async (error: unknown) => {
  const response = problemOf(error, "r-1");
  return { status: response.status, headers: response.headers, body: (await response.json()) as Record<string, unknown> };
};

test.each([
  ["malformed", 400],
  ["invalid", 422],
  ["unauthenticated", 401],
  ["forbidden", 403],
  ["not-found", 404],
  ["conflict", 409],
  ["too-large", 413],
  ["unsupported", 415],
  ["throttled", 429],
  ["unavailable", 503],
] as const)("%s is %d", async (code, status) => {
  const { body, headers, ...rest } = await read(new WakeError(code, "What happened.", { fix: "What to do." }));
  expect(rest.status).toBe(status);
  expect(headers.get("content-type")).toBe("application/problem+json");
  expect(body).toMatchObject({ type: `urn:wake:problem:${code}`, status, detail: "What happened.", fix: "What to do.", requestId: "r-1" });
  expect(typeof body["title"]).toBe("string");
});

test("every wrong field is named", async () => {
  const issues = [{ field: "status", message: "Choose one.", allowed: ["started"] }];
  expect((await read(new WakeError("invalid", "Wrong.", { issues }))).body["errors"]).toEqual(issues);
});

test("a sender who must wait is told for how long, and one who must identify how", async () => {
  expect((await read(new WakeError("throttled", "Slow down.", { retryAfterS: 17 }))).headers.get("retry-after")).toBe("17");
  expect((await read(new WakeError("unavailable", "Later."))).headers.get("retry-after")).toBe("2");
  expect((await read(new WakeError("unauthenticated", "Who?"))).headers.get("www-authenticate")).toContain("Bearer");
});

test("a bug says nothing of the inside", async () => {
  const { status, body } = await read(new Error('relation "Secret" does not exist at /srv/wake/lib/db.ts:12'));
  expect(status).toBe(500);
  expect(JSON.stringify(body)).not.toMatch(/Secret|lib|db/);
  expect(body["requestId"]).toBe("r-1");
});

test.each([
  Object.assign(new Error("connect"), { code: "ECONNREFUSED" }),
  new AggregateError([Object.assign(new Error("connect"), { code: "ECONNREFUSED" })], ""),
  Object.assign(new Error("too many clients"), { code: "53300" }),
  new Error("wrapped", { cause: Object.assign(new Error("shutting down"), { code: "57P01" }) }),
  new Error("timeout exceeded when trying to connect"),
])("a database that is away is 503, not a bug: %s", async (error) => {
  const { status, headers } = await read(error);
  expect(status).toBe(503);
  expect(headers.get("retry-after")).toBe("2");
});
