import { expect, test } from "vitest";
import { parseBody } from "@/lib/ingest/sources/parse-body";

const bytes = (text: string): Uint8Array => Buffer.from(text);

test.each([
  "application/json",
  "application/json; charset=utf-8",
  "APPLICATION/JSON",
  "application/cloudevents+json",
  "application/cloudevents-batch+json; charset=UTF-8",
  "text/plain",
  "",
  null,
])("%s is read as JSON", (type) => {
  expect(parseBody(type, bytes('{"a":1}'))).toEqual({ a: 1 });
});

test("a form holds JSON in its field payload", () => {
  const form = "application/x-www-form-urlencoded";
  expect(parseBody(form, bytes(`payload=${encodeURIComponent('{"a":"ü"}')}`))).toEqual({ a: "ü" });
  expect(() => parseBody(form, bytes("a=1"))).toThrow(expect.objectContaining({ code: "malformed" }));
});

test.each(["application/xml", "application/cloudevents+avro", "application/json; charset=utf-16", "multipart/form-data"])(
  "%s is not read",
  (type) => {
    expect(() => parseBody(type, bytes("{}"))).toThrow(expect.objectContaining({ code: "unsupported" }));
  },
);

test("what is not JSON or not UTF-8 is malformed", () => {
  for (const raw of [bytes("{"), bytes(""), Uint8Array.of(0x22, 0xff, 0x22)])
    expect(() => parseBody("application/json", raw)).toThrow(expect.objectContaining({ code: "malformed" }));
});
