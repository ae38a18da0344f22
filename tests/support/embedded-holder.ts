import { chown } from "node:fs/promises";
import { startEmbedded } from "@/lib/db/embedded/embedded";

// A stand-in for the launcher: starts the database of a data folder, says where it is, and waits to be stopped or killed.
// Started by root it can be told to become an ordinary user first; everything is loaded by then, as that user may not read this.
const [dataDir = "", uid] = process.argv.slice(2);
if (uid !== undefined) {
  await chown(dataDir, Number(uid), Number(uid));
  process.setgroups?.([]);
  process.setgid?.(Number(uid));
  process.setuid?.(Number(uid));
}
const server = await startEmbedded({ dataDir, onNote: (sentence) => process.send?.({ note: sentence }) });
process.send?.({ url: server.url, pid: server.pid });
process.on("message", () => void server.stop().then(() => process.exit(0)));
