import { describe, expect, test } from "vitest";
import { failed } from "@/lib/ingest/otlp/traces/failed";
import { CLIENT, CONSUMER, PRODUCER, SERVER } from "@/lib/ingest/otlp/traces/series-kind";

const UNSET = 0;
const OK = 1;
const ERROR = 2;

describe("failed", () => {
  test("the status of the span decides first", () => {
    expect(failed(SERVER, ERROR, 200, "", false)).toBe(true);
    expect(failed(SERVER, OK, 503, "13", true)).toBe(false);
    expect(failed(CLIENT, OK, 404, "", true)).toBe(false);
  });

  test.each([
    [500, true, true],
    [503, true, true],
    [404, false, true],
    [399, false, false],
    [200, false, false],
    [600, false, false],
    [Number.NaN, false, false],
  ])("HTTP %s: served %s, called %s", (status, served, called) => {
    expect(failed(SERVER, UNSET, status, "", false)).toBe(served);
    expect(failed(CONSUMER, UNSET, status, "", false)).toBe(served);
    expect(failed(CLIENT, UNSET, status, "", false)).toBe(called);
    expect(failed(PRODUCER, UNSET, status, "", false)).toBe(called);
  });

  test("a 4xx that was served outweighs an error.type", () => {
    expect(failed(SERVER, UNSET, 404, "", true)).toBe(false);
    expect(failed(SERVER, UNSET, 302, "", true)).toBe(true);
  });

  test.each(["2", "4", "12", "13", "14", "15", "UNKNOWN", "DEADLINE_EXCEEDED", "unavailable", "DATA_LOSS"])(
    "gRPC %s is the server's fault",
    (code) => {
      expect(failed(SERVER, UNSET, 0, code, false)).toBe(true);
      expect(failed(CLIENT, UNSET, 0, code, false)).toBe(true);
    },
  );

  test.each(["1", "5", "NOT_FOUND", "INVALID_ARGUMENT", "16", "SOMETHING_NEW"])("gRPC %s fails calls only", (code) => {
    expect(failed(SERVER, UNSET, 0, code, false)).toBe(false);
    expect(failed(CLIENT, UNSET, 0, code, false)).toBe(true);
  });

  test("gRPC OK fails nothing", () => {
    for (const code of ["0", "OK", "ok"]) for (const kind of [SERVER, CLIENT]) expect(failed(kind, UNSET, 0, code, false)).toBe(false);
  });

  test("an error.type alone is a failure; nothing at all is none", () => {
    expect(failed(SERVER, UNSET, 0, "", true)).toBe(true);
    expect(failed(SERVER, UNSET, 0, "", false)).toBe(false);
  });
});
