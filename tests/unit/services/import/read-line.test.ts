import fc from "fast-check";
import { expect, test } from "vitest";
import { readLine } from "@/lib/services/import/read-line";

const read = (text: string, kind: "changes" | null = null) => readLine({ number: 1, bytes: new TextEncoder().encode(text) }, kind);

test("the kind may be one or many, and is no part of the body", () => {
  expect(read('{"kind":"change-request","id":"1"}')).toEqual({ kind: "change-requests", value: { id: "1" } });
  expect(read('{"kind":"deployments","id":"1"}')).toEqual({ kind: "deployments", value: { id: "1" } });
  expect(read('{"id":"1"}', "changes")).toEqual({ kind: "changes", value: { id: "1" } });
});

test("whatever a line is, it is read or refused", () => {
  expect(readLine({ number: 1, bytes: null }, null)).toHaveProperty("refused");
  fc.assert(fc.property(fc.uint8Array(), (bytes) => "refused" in readLine({ number: 1, bytes }, null)));
  fc.assert(fc.property(fc.json(), (text) => Object.keys(read(text)).length > 0));
  expect(read('{"kind":"__proto__"}')).toHaveProperty("refused");
});
