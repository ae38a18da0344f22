import { spawn } from "node:child_process";
import { existsSync } from "node:fs";

/** Installs a Debian package when this is Debian and we are root; returns whether it is there now. */
export async function installPackage(name: string): Promise<boolean> {
  if (process.getuid?.() !== 0 || !existsSync("/etc/debian_version")) return false;
  console.log(`Installing ${name} with apt-get`);
  return (
    (await aptGet("install", "-y", "--no-install-recommends", name)) ||
    ((await aptGet("update")) && aptGet("install", "-y", "--no-install-recommends", name))
  );
}

function aptGet(...args: string[]): Promise<boolean> {
  const child = spawn("apt-get", ["-qq", ...args], {
    env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
    stdio: ["ignore", "ignore", "inherit"],
  });
  return new Promise((resolve) => {
    child.once("error", () => resolve(false));
    child.once("exit", (code) => resolve(code === 0));
  });
}
