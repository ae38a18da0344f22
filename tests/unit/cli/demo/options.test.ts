import { expect, test } from "vitest";
import { readDemoOptions } from "@/lib/cli/demo/options";
import { WakeError } from "@/lib/domain/error";

const refusal = (args: readonly string[], environment = {}): unknown => {
  try {
    return readDemoOptions(args, environment);
  } catch (error) {
    return error;
  }
};

test("flags go before the environment, and a token of either name will do", () => {
  expect(readDemoOptions(["--token", "given", "--once"], { WAKE_TOKEN: "set" })).toEqual({
    ...{ url: "http://localhost:3000", token: "given", once: true },
  });
  expect(readDemoOptions([], { WAKE_TOKEN: "set", WAKE_BOOTSTRAP_TOKEN: "boot" }).token).toBe("set");
  expect(readDemoOptions([], { WAKE_TOKEN: "", WAKE_BOOTSTRAP_TOKEN: "boot" }).token).toBe("boot");
});

test("an address may end with a slash and have a path", () => {
  expect(readDemoOptions(["--url", "https://tools.example/wake/", "--token", "t"], {}).url).toBe("https://tools.example/wake");
});

test.each([[[]], [["--token", "t", "--url", "localhost"]], [["--token", "t", "--url", "ftp://x"]], [["--token", "t", "--colour"]]])(
  "%j is refused with what to do instead",
  (args) => {
    const error = refusal(args);
    expect(error).toBeInstanceOf(WakeError);
    expect(error).toHaveProperty("fix", expect.stringMatching(/--(token|url)/));
  },
);
