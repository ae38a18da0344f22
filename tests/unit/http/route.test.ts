import { expect, test } from "vitest";
import { WakeError } from "@/lib/domain/error";
import { jsonResponse } from "@/lib/http/json";
import { route } from "@/lib/http/route";

const call = (handler: () => Promise<Response>) => route(handler)(new Request("http://wake.test/api/v1/x"), undefined);

test("an answer passes through with a request id of its own", async () => {
  const first = await call(async () => jsonResponse({ ok: true }, { status: 201 }));
  const second = await call(async () => jsonResponse({ ok: true }));
  expect(first.status).toBe(201);
  expect(first.headers.get("cache-control")).toBe("no-store");
  expect(await first.json()).toEqual({ ok: true });
  expect(first.headers.get("x-request-id")).toMatch(/^[0-9a-f-]{36}$/);
  expect(first.headers.get("x-request-id")).not.toBe(second.headers.get("x-request-id"));
});

test("a redirect, whose headers are frozen, passes through too", async () => {
  const response = await call(async () => Response.redirect("http://wake.test/", 303));
  expect(response.status).toBe(303);
  expect(response.headers.get("x-request-id")).not.toBeNull();
});

test("an error becomes a problem with the same id in header and body", async () => {
  const response = await call(async () => {
    throw new WakeError("conflict", "It moved on.");
  });
  expect(response.status).toBe(409);
  expect(((await response.json()) as { requestId: string }).requestId).toBe(response.headers.get("x-request-id"));
});

test("what Next throws to steer a request is not swallowed", async () => {
  const steering = Object.assign(new Error("NEXT_REDIRECT"), { digest: "NEXT_REDIRECT;replace;/sign-in;307;" });
  await expect(call(() => Promise.reject(steering))).rejects.toBe(steering);
});
