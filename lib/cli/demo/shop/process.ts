import { shiftClock } from "./clock";
import type { Behaviour } from "./handlers";
import type { FromProcess, Role, ToProcess } from "./messages";
import { startTelemetry } from "./telemetry";

// One service of the shop: `process.ts <role> <behaviour>`, told what to do by its parent. Telemetry starts before http is loaded.
const telemetry = startTelemetry();
const [{ handlersOf }, { serve }] = await Promise.all([import("./handlers"), import("./serve")]);

let peer = "";
const tell = (message: FromProcess): void => {
  process.send?.(message);
};

process.on("message", async (message: ToProcess) => {
  if (message.type === "clock") shiftClock(message.offsetMs);
  if (message.type === "peer") peer = message.url;
  if (message.type === "flush") {
    await telemetry.flush().catch(() => undefined);
    tell({ type: "flushed" });
  }
});
// Ctrl-C reaches the whole group; the parent decides when this ends, and without it there is nothing left to do.
process.on("SIGINT", () => undefined);
process.once("disconnect", () => process.exit(0));

const role = process.argv[2] as Role;
const behaviour: Behaviour = process.argv[3] === "bad" ? "bad" : "good";
tell({ type: "ready", port: await serve(handlersOf(role, behaviour), () => peer) });
