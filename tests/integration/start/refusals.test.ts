import { once } from "node:events";
import { readdir } from "node:fs/promises";
import { type AddressInfo, createServer } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { lockDataDir } from "@/lib/cli/start/data-lock";
import { temporaryDataDir } from "@/tests/support/data-dir";
import { refusedStart } from "@/tests/support/launcher";

async function takenPort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => void server.close());
  return (server.address() as AddressInfo).port;
}

test.each(["--port", "--otlp-port"])("a %s that is in use is told, with another to use instead", async (flag) => {
  const dataDir = await temporaryDataDir();
  const port = await takenPort();
  const { code, said } = await refusedStart(["--port", "0", "--otlp-port", "0", "--data-dir", dataDir, flag, String(port)]);
  expect(said).toContain(`Port ${port} is in use by another program.`);
  expect(said).toMatch(new RegExp(`choose another port: npm start -- ${flag} \\d+`));
  expect(said).not.toContain("    at ");
  expect(code).toBe(1);
  expect(await readdir(dataDir), "the folder is let go").not.toContain("lock");
});

test("a data folder in use is told", async () => {
  const dataDir = await temporaryDataDir();
  const lock = await lockDataDir(dataDir);
  onTestFinished(() => lock.release());
  const { code, said } = await refusedStart(["--port", "0", "--otlp-port", "0", "--data-dir", dataDir]);
  expect(said).toContain(`Another Wake (process ${process.pid}) is using ${dataDir}.`);
  expect(code).toBe(1);
});

test("every wrong setting is told at once, before anything is started", async () => {
  const dataDir = await temporaryDataDir();
  const wrong = { WAKE_SECRET: "short", WAKE_TIMEZONE: "Mars/Base", WAKE_BOOTSTRAP_TOKEN: "guess", WAKE_DATABASE_URL: "mysql://x" };
  const { code, said } = await refusedStart(["--data-dir", dataDir], wrong);
  for (const name of Object.keys(wrong)) expect(said).toContain(`  ${name}: `);
  expect(said).toContain(".env.example");
  expect(code).toBe(1);
  expect(await readdir(dataDir)).toEqual([]);
});

test("an unknown flag is told with those there are", async () => {
  const { code, said } = await refusedStart(["--prot", "3001"]);
  expect(said).toContain("Unknown option '--prot'.");
  expect(said).toContain("--data-dir");
  expect(code).toBe(1);
});
