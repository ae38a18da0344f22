import { expect, test } from "vitest";
import { readDeployment } from "@/lib/ingest/events/read-deployment";
import { genericAdapter } from "@/lib/ingest/sources/generic";
import { ARRIVAL, deliveryFixture, readBody } from "./support/delivery-read";

const body = deliveryFixture("generic", "deployment");
const { kind: _kind, ...bare } = body;
const read = (value: unknown, settings = {}, headers = {}) => readBody(genericAdapter, value, { settings, headers });

test("a body says what Wake's own API would have been told", () => {
  const own = readDeployment(bare, ARRIVAL);
  expect(read(body)).toEqual({ events: own.ok ? [own.event] : [], unmapped: [], ignored: null });
});

test.each([[{ "x-wake-kind": "Deployments" }], [{ "x-wake-path": "/deployment/" }]])("its kind may stand in %j", (headers) => {
  expect(read(bare, {}, headers).events).toMatchObject([{ type: "deployment.succeeded" }]);
  expect(genericAdapter.topic(headers, bare)).toBe("deployments");
});

test("words are mapped before they are read, and unknown environments are listed", () => {
  const settings = { services: { CHECKOUT: "shop" }, environments: { live: "production" } };
  expect(read(body, settings)).toMatchObject({ unmapped: [], events: [{ payload: { service: "shop", environment: "production" } }] });
  expect(read({ ...body, environment: "Moon" })).toMatchObject({
    unmapped: [{ kind: "environment", said: "Moon" }],
    events: [{ payload: { environment: "moon" } }],
  });
  const { environment: _environment, ...nowhere } = body;
  expect(read(nowhere, { environments: { "": "qa" } }).events[0]?.payload["environment"]).toBe("qa");
});

test("of several bodies the good ones count, and the others are named", () => {
  const several = Object.values(deliveryFixture("generic", "several"));
  const { events, ignored } = read(several, { services: { "shop-checkout": "checkout" } });
  expect(events.map(({ type, payload }) => [type, payload["services"]])).toEqual([
    ["incident.open", ["checkout"]],
    ["change.named", undefined],
  ]);
  expect(ignored).toMatch(/^1 of 3 bodies were left out.*environment is missing; status is missing/);
});

test("a wrong body is answered with everything that is wrong", () => {
  const { ignored } = read({
    kind: "deployment",
    service: "checkout",
    environment: "production",
    version: "1",
    status: "suceeded",
    startedAt: "now",
  });
  expect(ignored).toBe(
    "status is not one of the allowed values; did you mean “succeeded”?; startedAt is not a time with a zone, such as 2026-03-01T12:30:00Z.",
  );
});

test.each([[{}], [null], ["x"], [{ kind: "constructor" }], [[]], [[[]]]])("%j is of no use", (value) => {
  expect(read(value)).toMatchObject({ events: [], unmapped: [], ignored: expect.any(String) });
});
