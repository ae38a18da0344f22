// Loaded into the app before Next: when the launcher is gone, however it went, the app must not keep its ports.
const graceMs = 2_000;

function follow() {
  process.kill(process.pid, "SIGTERM");
  setTimeout(() => process.exit(1), graceMs).unref();
}

// The launcher may have gone before this file was reached.
if (process.connected) process.once("disconnect", follow);
else follow();
