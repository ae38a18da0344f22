import { expect, test } from "vitest";
import { changedFrames } from "@/lib/metrics/release/changed-frames";

const STACK = `TokenGone: vault answered 410
    at resolveToken (/srv/app/dist/vault/resolve.js:88:11)
    at authorise (/srv/app/dist/acquirer/authorise.js:141:5)
    at handle (/srv/app/node_modules/router/index.js:3:1)`;
const FRAMES = ["resolveToken (resolve.js)", "authorise (authorise.js)"];

const blamed = (files: readonly string[] | null, frames = FRAMES, stack = STACK): string[] =>
  changedFrames(frames, stack, [{ change: "#7", files }]).map(({ path }) => path);

test("a change is named with the frame that lies in a file of its", () => {
  expect(changedFrames(FRAMES, STACK, [{ change: "#7", files: ["README.md", "src/vault/resolve.ts"] }])).toEqual([
    { frame: "resolveToken (resolve.js)", file: "resolve.js", change: "#7", path: "src/vault/resolve.ts" },
  ]);
  expect(blamed(["src/vault/resolve.ts", "src/acquirer/authorise.ts"])).toEqual(["src/vault/resolve.ts", "src/acquirer/authorise.ts"]);
});

test("a file of the same name in another folder is another file", () => {
  expect(blamed(["src/cards/resolve.ts"])).toEqual([]);
  expect(blamed(["src/vault/resolve.py"])).toEqual([]);
  expect(blamed(["src/vault/pre-resolve.ts"])).toEqual([]);
});

test("without folders in the stack a name is enough, unless every project has such a file", () => {
  const java = "com.acme.Gone: no\n\tat com.acme.vault.Resolver.resolve(Resolver.java:88)";
  expect(blamed(["src/main/java/com/acme/vault/Resolver.java"], ["com.acme.vault.Resolver.resolve (Resolver.java)"], java)).toHaveLength(1);
  expect(blamed(["src/vault/index.ts"], ["handle (index.js)"], "")).toEqual([]);
  expect(blamed(["src/vault/resolve.ts"], FRAMES, "")).toEqual(["src/vault/resolve.ts"]);
});

test("a common name counts with its folder", () => {
  const stack = "at handle (/srv/app/dist/vault/index.js:3:1)";
  expect(blamed(["src/vault/index.ts"], ["handle (index.js)"], stack)).toEqual(["src/vault/index.ts"]);
  expect(blamed(["src/index.ts"], ["handle (index.js)"], stack)).toEqual([]);
});

test("numbers that a machine gave are no part of a name", () => {
  expect(blamed(["db/20260112_add.rb"], ["change (#_add.rb)"], "")).toEqual(["db/20260112_add.rb"]);
});

test("a change whose files nobody tells, and a frame without a file, name nothing", () => {
  expect(blamed(null)).toEqual([]);
  expect(blamed(["resolve.ts"], ["resolveToken", ""])).toEqual([]);
});
