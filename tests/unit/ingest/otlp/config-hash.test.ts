import { describe, expect, test } from "vitest";
import { MAX_CONFIGS } from "@/lib/ingest/otlp/limits";
import { reduceOtlp } from "@/lib/ingest/otlp/reduce";
import type { Reduction } from "@/lib/ingest/otlp/reduction";
import { CHECKOUT, contextAt, NOW, ns, reduceAs, resource, span } from "@/tests/support/otlp-build";
import { type Attribute, encodeTraces } from "@/tests/support/otlp-encode";
import { encodeLogs } from "@/tests/support/otlp-encode-logs";
import { encodeMetrics } from "@/tests/support/otlp-encode-metrics";

/** What a resource says, what its one item says, and how many milliseconds before now that was. */
type Said = { readonly names: readonly Attribute[]; readonly own?: readonly Attribute[]; readonly agoMs?: number };

const named = (key: string, value: string): Attribute => [key, { text: value }];
const at = (agoMs = 0): bigint => ns(NOW - agoMs);
const of = ({ names }: Said): readonly Attribute[] => [...CHECKOUT, ...names];

const SIGNALS: readonly (readonly ["traces" | "metrics" | "logs", (said: readonly Said[]) => Uint8Array])[] = [
  [
    "traces",
    (all) =>
      encodeTraces(
        all.map((said) => resource([span({ startNs: at(said.agoMs), endNs: at(said.agoMs), attributes: said.own ?? [] })], of(said))),
      ),
  ],
  [
    "metrics",
    (all) =>
      encodeMetrics(
        all.map((said) => ({
          attributes: of(said),
          metrics: [{ name: "queue", gauge: [{ timeNs: at(said.agoMs), int: 1n, attributes: said.own ?? [] }] }],
        })),
      ),
  ],
  [
    "logs",
    (all) => encodeLogs(all.map((said) => ({ attributes: of(said), records: [{ timeNs: at(said.agoMs), attributes: said.own ?? [] }] }))),
  ],
];

describe.each(SIGNALS)("the configuration in %s", (signal, encode) => {
  const reduce = (...said: readonly Said[]): Reduction => reduceOtlp(signal, "protobuf", encode(said), contextAt(NOW));
  const seen = (...said: readonly Said[]) => reduce(...said).services.map(({ configs }) => configs);

  test.each(["service.config.hash", "config.hash", "wake.config.hash", "k8s.pod.label.config-hash"])("is named by %s", (name) => {
    expect(seen({ names: [named(name, "c1")], agoMs: 5 })).toEqual([[{ config: "c1", firstMs: NOW - 5, lastMs: NOW - 5 }]]);
  });

  test("is what the first of its names says, unless that is empty", () => {
    const pod = named("k8s.pod.label.config-hash", "pod");
    const hashes = (names: readonly Attribute[]) =>
      seen({ names })
        .flat()
        .map(({ config }) => config);
    expect(hashes([pod, named("wake.config.hash", "wake")])).toEqual(["wake"]);
    expect(hashes([named("service.config.hash", "service"), named("config.hash", "other"), pod])).toEqual(["service"]);
    expect(hashes([named("service.config.hash", ""), pod])).toEqual(["pod"]);
    expect(hashes([named("config.hash", " ")])).toEqual([]);
    expect(hashes([named("config.hash", "x".repeat(300))])).toEqual(["x".repeat(200)]);
  });

  test("is the resource's alone", () => {
    expect(seen({ names: [], own: [named("config.hash", "c1")] })).toEqual([[]]);
    expect(seen({ names: [named("config.hash", "c1")], own: [named("service.config.hash", "c2")] })).toMatchObject([[{ config: "c1" }]]);
  });

  test("has times of its own, whoever of the same version speaks beside it", () => {
    const [one, two] = [[named("config.hash", "c1")], [named("config.hash", "c2")]];
    const all = [
      { names: one, agoMs: 900 },
      { names: [], agoMs: 5_000 },
      { names: two, agoMs: 300 },
      { names: one, agoMs: 100 },
    ];
    expect(reduce(...all).services).toMatchObject([
      {
        ...{ firstMs: NOW - 5_000, lastMs: NOW - 100, accepted: 4 },
        configs: [
          { config: "c1", firstMs: NOW - 900, lastMs: NOW - 100 },
          { config: "c2", firstMs: NOW - 300, lastMs: NOW - 300 },
        ],
      },
    ]);
  });

  test("is not heard from what is too old, and beyond a handful not at all; the items count all the same", () => {
    expect(seen({ names: [named("config.hash", "c1")], agoMs: 25 * 3_600_000 }, { names: [] })).toEqual([[]]);
    const many = Array.from({ length: MAX_CONFIGS + 2 }, (_, index) => ({ names: [named("config.hash", `c${index}`)] }));
    const [service] = reduce(...many).services;
    expect([service?.configs.length, service?.accepted]).toEqual([MAX_CONFIGS, MAX_CONFIGS + 2]);
  });
});

test("spans that name a service of their own take the configuration of their resource with them", () => {
  const names = [named("config.hash", "c1")];
  const to = (service: string) => span({ attributes: [named("service.name", service)] });
  const { services } = reduceAs("json", [resource([to("a"), to("b"), to("a")], names)]);
  expect(services.map(({ service, configs }) => [service, configs.map(({ config }) => config)])).toEqual([
    ["a", ["c1"]],
    ["b", ["c1"]],
  ]);
});
