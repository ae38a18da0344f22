import { expect, test } from "vitest";
import { WakeError } from "@/lib/domain/error";
import { refusalOf } from "@/lib/http/otlp/refusal";
import { statusIn } from "@/tests/support/otlp-answers";

const answerTo = (error: unknown) => refusalOf(error, "json").answer;
const said = (error: unknown) => statusIn({ headers: { "content-type": "application/json" }, body: Buffer.from(answerTo(error).body) });

test("only what should be sent again says when, within what exporters wait for", () => {
  expect(answerTo(new WakeError("unavailable", "Busy.", { retryAfterS: 60 }))).toMatchObject({
    status: 503,
    headers: { "retry-after": "5" },
  });
  expect(answerTo(new WakeError("throttled", "Slow down.", { retryAfterS: 0.2 }))).toMatchObject({
    status: 429,
    headers: { "retry-after": "1" },
  });
  expect(answerTo(new WakeError("invalid", "No."))).toMatchObject({ status: 400, headers: {} });
});

test("a database that is gone is not a bug", () => {
  expect(answerTo(Object.assign(new Error("connect"), { code: "ECONNREFUSED" })).status).toBe(503);
});

test("a bug tells nothing of the inside", () => {
  expect(answerTo(new Error("secret at line 5")).status).toBe(500);
  expect(said(new Error("secret at line 5"))).toEqual({ code: 13, message: "Wake failed; its log says why." });
});

test("the message says what to do", () => {
  expect(said(new WakeError("invalid", "It is cut.", { fix: "Send all of it." }))).toEqual({
    code: 3,
    message: "It is cut. Send all of it.",
  });
});
