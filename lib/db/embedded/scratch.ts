import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Binaries } from "./binaries";
import { startEmbedded } from "./embedded";

export type ScratchServer = { readonly url: string; stop(): Promise<void> };

/** A server with an empty database in a temporary folder; `stop` removes everything again. */
export async function startScratchServer(binaries?: Binaries): Promise<ScratchServer> {
  const folder = await mkdtemp(path.join(tmpdir(), "wake-"));
  const remove = (): Promise<void> => rm(folder, { recursive: true, force: true });
  try {
    if (process.getuid?.() === 0) await chmod(folder, 0o755);
    const server = await startEmbedded({ dataDir: folder, durable: false, ...(binaries && { binaries }) });
    return { url: server.url, stop: () => server.stop().then(remove) };
  } catch (error) {
    await remove();
    throw error;
  }
}
