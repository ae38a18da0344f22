import { describe, expect, test } from "vitest";
import { NOW, reduce, span } from "@/tests/support/otlp-build";
import type { Attribute } from "@/tests/support/otlp-encode";

const named = (key: string, value: string): Attribute => [key, { text: value }];
const seen = (ofResource: readonly Attribute[], ofSpan: readonly Attribute[] = []): string[] =>
  reduce([span({ attributes: ofSpan })], ofResource).services.map(
    ({ service, environment, version }) => `${service} ${environment} ${version}`,
  );

describe("who a span comes from", () => {
  test("what nobody says is unknown", () => {
    expect(seen([])).toEqual(["unknown_service unknown unknown"]);
    expect(seen([named("service.name", "  "), named("service.version", "")])).toEqual(["unknown_service unknown unknown"]);
  });

  test("the new name of the environment wins over the old, wherever it stands, unless it is empty", () => {
    const oldName = named("deployment.environment", "old");
    expect(seen([oldName, named("deployment.environment.name", "new")])).toEqual(["unknown_service new unknown"]);
    expect(seen([named("deployment.environment.name", "new"), oldName])).toEqual(["unknown_service new unknown"]);
    expect(seen([named("deployment.environment.name", ""), oldName])).toEqual(["unknown_service old unknown"]);
  });

  test("environments that differ in case are one", () => {
    const inCase = (text: string) => span({ attributes: [named("deployment.environment.name", text)] });
    const { services } = reduce([inCase("Production"), inCase("production"), inCase("PRODUCTION")], []);
    expect(services.map(({ environment }) => environment)).toEqual(["production"]);
  });

  test("a version is seen by whatever spans it sends, but not by those that are rejected, nor by a pipeline's", () => {
    const heard = (changes: Parameters<typeof span>[0]) => reduce([span({ kind: 1, ...changes })]).services;
    expect(heard({})).toEqual([
      {
        ...{ service: "checkout", environment: "production", version: "2.4.1" },
        ...{ firstMs: NOW - 1000, lastMs: NOW - 1000, accepted: 0, configs: [] },
      },
    ]);
    expect(heard({ startNs: 1n })).toEqual([]);
    expect(heard({ attributes: [named("cicd.pipeline.task.name", "build")] })).toEqual([]);
  });

  test("the version falls back to the image's first tag, then to the artifact, then to the commit", () => {
    const tags: Attribute = ["container.image.tags", { list: [{ text: "v7" }, { text: "latest" }] }];
    const artifact = named("artifact.version", "0.9");
    expect(seen([artifact, tags, named("service.version", "7.0")])).toEqual(["unknown_service unknown 7.0"]);
    expect(seen([artifact, tags])).toEqual(["unknown_service unknown v7"]);
    const commit = named("vcs.ref.head.revision", "9f0d7f3");
    expect(seen([commit, artifact])).toEqual(["unknown_service unknown 0.9"]);
    expect(seen([named("git.commit.sha", "old"), commit])).toEqual(["unknown_service unknown 9f0d7f3"]);
  });

  test("values that are no text are written out", () => {
    const version = (value: Attribute[1]): string[] => seen([["service.version", value]]);
    expect(version({ int: 2n })).toEqual(["unknown_service unknown 2"]);
    expect(version({ int: -(2n ** 63n) })).toEqual([`unknown_service unknown ${-(2n ** 63n)}`]);
    expect(version({ double: 1.5 })).toEqual(["unknown_service unknown 1.5"]);
    expect(version({ flag: true })).toEqual(["unknown_service unknown true"]);
    expect(version({ map: [named("a", "b")] })).toEqual(["unknown_service unknown unknown"]);
  });

  test("a resource beats its spans, which fill in only what it leaves open", () => {
    const ofSpan = [named("service.name", "span"), named("service.version", "9")];
    expect(seen([named("service.name", "resource")], ofSpan)).toEqual(["resource unknown 9"]);
  });

  test("names are trimmed and capped at 200 characters, never in the middle of one", () => {
    expect(seen([named("service.name", ` ${"😀".repeat(250)}`)])).toEqual([`${"😀".repeat(200)} unknown unknown`]);
  });
});
