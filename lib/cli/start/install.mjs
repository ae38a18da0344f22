import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { readFileSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";

/**
 * Installs the dependencies when they are missing or older than package-lock.json. No package's install script runs: Wake needs
 * none of them, and npm 11 would not run them anyway.
 */
export async function installWhenStale(root, environment) {
  const lock = path.join(root, "package-lock.json");
  const stamp = path.join(root, "node_modules", ".wake-install");
  const hash = createHash("sha256").update(readFileSync(lock)).digest("hex");
  if (read(stamp) === hash) return;
  if (modifiedAt(path.join(root, "node_modules", ".package-lock.json")) < modifiedAt(lock)) await install(root, environment);
  writeFileSync(stamp, hash);
}

async function install(root, environment) {
  const started = performance.now();
  const seconds = () => `${Math.round((performance.now() - started) / 1000)} s`;
  process.stdout.write("Installing dependencies (the first time takes about a minute)\n");
  const report = setInterval(() => process.stdout.write(`      ${seconds()} so far\n`), 10_000);
  try {
    await npm(["ci", "--ignore-scripts", "--include=dev", "--no-audit", "--no-fund", "--loglevel=error"], root, environment);
  } finally {
    clearInterval(report);
  }
  process.stdout.write(`  ✓ Dependencies installed (${seconds()})\n`);
}

/** `npm start` says which npm it is; without it, whatever npm is in the path. */
function npm(args, cwd, environment) {
  const script = environment.npm_execpath;
  const known = script?.endsWith(".js") === true;
  const [command, prefix] = known ? [process.execPath, [script]] : [process.platform === "win32" ? "npm.cmd" : "npm", []];
  return new Promise((resolve, reject) => {
    const child = spawn(command, [...prefix, ...args], {
      cwd,
      stdio: ["ignore", "ignore", "inherit"],
      shell: !known && process.platform === "win32",
    });
    child.once("error", (error) => reject(failure(`npm could not be run: ${error.message}.`)));
    child.once("exit", (code) => (code === 0 ? resolve() : reject(failure(`npm could not install Wake's dependencies (exit ${code}).`))));
  });
}

const failure = (message) =>
  Object.assign(new Error(message), {
    fix: "npm's lines above say why. Most often the registry cannot be reached: check the network and run the command again.",
  });

function read(file) {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return null;
  }
}

function modifiedAt(file) {
  return statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}
