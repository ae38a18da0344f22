import path from "node:path";
import { expect, test } from "vitest";
import { readOptions } from "@/lib/cli/start/options";

test("defaults: loopback, 3000, 4318, .wake", () => {
  expect(readOptions([], {})).toEqual({ host: "127.0.0.1", port: 3000, otlpPort: 4318, dataDir: path.resolve(".wake"), empty: false });
});

test("the environment is second, a flag is first", () => {
  const environment = { PORT: "4000", WAKE_OTLP_PORT: "off", WAKE_DATA_DIR: "/data" };
  expect(readOptions([], environment)).toMatchObject({ port: 4000, otlpPort: "off", dataDir: "/data" });
  const flags = ["--port", "4001", "--otlp-port", "4319", "--data-dir", "/other", "--host", "0.0.0.0", "--empty"];
  expect(readOptions(flags, environment)).toEqual({ host: "0.0.0.0", port: 4001, otlpPort: 4319, dataDir: "/other", empty: true });
});

test("an empty variable counts as unset", () => {
  expect(readOptions([], { PORT: "", WAKE_OTLP_PORT: "", WAKE_DATA_DIR: "" })).toMatchObject({ port: 3000, otlpPort: 4318 });
});

test.each([
  [["--prot", "3001"], "Unknown option '--prot'."],
  [["3001"], "Unexpected argument '3001'."],
  [["--port", "x"], '"x" is not a port.'],
  [["--port", "65536"], '"65536" is not a port.'],
  [["--otlp-port", "on"], '"on" is not a port.'],
])("%s is refused in a sentence", (args, sentence) => {
  expect(() => readOptions(args, {})).toThrow(sentence);
});
