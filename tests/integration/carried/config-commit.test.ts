import { beforeEach, expect, test } from "vitest";
import { settleCarried } from "@/lib/services/carried/settle";
import { freshDatabase } from "@/tests/support/database";
import { ARRIVED, artifact, deploy, pull, push, sha } from "./support/carried-history";
import { carried, store } from "./support/carried-store";

beforeEach(freshDatabase);

const manifests = "https://github.com/acme/manifests";
/** What a reconciler tells: the commit of its manifests, and the version of the image that these name. */
const synced = (minute: number, version: string, commit: string) =>
  deploy("quay", "eu", minute, commit, { version, commit: sha(commit), commitOf: "config", repository: manifests });
const history = [
  ...push("main", 0, null, "a0"),
  ...push("main", 20, "a0", "b1"),
  ...push("main", 30, "b1", "b2"),
  ...pull(1, "quay", "b1", 20, "b1"),
];
const built = [
  artifact({ id: "pkg:oci/quay@1.0", service: "quay", version: "1.0", commit: sha("a0") }),
  artifact({ id: "pkg:oci/quay@1.1", service: "quay", version: "1.1", commit: sha("b2") }),
];

test("the commit that an image was built from goes before that of the manifests, whatever comes first", async () => {
  const told = [history, [synced(10, "1.0", "c0")], [synced(40, "1.1", "c1")], built];
  for (const order of [told, told.toReversed()]) {
    await freshDatabase();
    for (const events of order) {
      await store(events);
      await settleCarried(ARRIVED);
    }
    expect(await carried()).toEqual({ "quay/eu/10": "first-deployment", "quay/eu/40": "commits #1 b2" });
  }
});

test("manifests that were not pushed say nothing of what is carried", async () => {
  for (const events of [history, [synced(10, "1.0", "c0")], [synced(40, "1.1", "c1")]]) await store(events);
  await settleCarried(ARRIVED);
  expect(await carried()).toMatchObject({ "quay/eu/40": "unknown-commit" });
});
