import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { startWake } from "./wake-process";
import { SHOP, SHOWROOM } from "./wakes";

/** Starts two Wakes, one with its demo history and one empty, each with a data folder of its own; stops both at the end. */
export default async function startWakes(): Promise<() => Promise<void>> {
  const folder = await mkdtemp(path.join(tmpdir(), "wake-e2e-"));
  const showroom = await startWake(SHOWROOM, path.join(folder, "showroom"));
  const shop = await startWake(SHOP, path.join(folder, "shop"));
  process.env["WAKE_E2E_SETUP_SHOWROOM"] = showroom.setupUrl;
  process.env["WAKE_E2E_SETUP_SHOP"] = shop.setupUrl;
  return async () => {
    await Promise.all([showroom.stop(), shop.stop()]);
    await rm(folder, { recursive: true, force: true });
  };
}
