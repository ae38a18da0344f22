import { expect, test } from "vitest";
import { mediaOf } from "@/lib/http/events/media";

const media = (type: string, others: Record<string, string> = {}) => mediaOf(new Headers({ "content-type": type, ...others }));

test.each([
  ["application/json", "json"],
  ["Application/JSON; charset=UTF-8", "json"],
  ["application/x-ndjson", "ndjson"],
  ["application/ndjson", "ndjson"],
])("%s is read as %s", (type, as) => {
  expect(media(type)).toBe(as);
});

test.each(["", "text/plain", "application/json; charset=utf-16", "constructor", "__proto__"])("“%s” is not read", (type) => {
  expect(() => media(type)).toThrow(expect.objectContaining({ code: "unsupported" }));
});

test("what is compressed is not read", () => {
  expect(() => media("application/json", { "content-encoding": "gzip" })).toThrow(expect.objectContaining({ code: "unsupported" }));
});
