import { expect, test } from "vitest";
import { purlOf } from "@/lib/ingest/sources/cdevents/purl";

test.each([
  ["pkg:oci/checkout@sha256%3Aabc", "checkout", "sha256:abc", {}],
  ["pkg:golang/git.example.com/acme/basket@v1.4.0", "basket", "v1.4.0", {}],
  ["pkg:oci/checkout?tag=2.8.0&repository_url=ghcr.io%2Facme", "checkout", null, { tag: "2.8.0", repository_url: "ghcr.io/acme" }],
  ["pkg:npm/%40acme/price-list@1.0.0#dist", "price-list", "1.0.0", {}],
  ["pkg:oci/checkout@100%", "checkout", "100%", {}],
])("%s", (text, name, version, qualifiers) => {
  expect(purlOf(text)).toEqual({ name, version, qualifiers: new Map(Object.entries(qualifiers)) });
});

test.each(["checkout:2.8.0", "pkg:", "pkg:oci/", "", null])("%s is no package URL", (text) => expect(purlOf(text)).toBeNull());
