import { existsSync } from "node:fs";
import path from "node:path";
import { installPackage } from "./apt";

const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];
const elsewhere = ["/Applications/Google Chrome.app/Contents/MacOS/Google Chrome", "/Applications/Chromium.app/Contents/MacOS/Chromium"];

/** A Chromium: CHROMIUM_PATH, one of the system, Playwright's own, or on Debian as root one that is installed now; else null. */
export async function ensureBrowser(): Promise<string | null> {
  const chosen = process.env["CHROMIUM_PATH"];
  if (chosen) return existsSync(chosen) ? chosen : null;
  const found = systemBrowser() ?? (await playwrightBrowser());
  if (found !== null) return found;
  return (await installPackage("chromium")) ? systemBrowser() : null;
}

function systemBrowser(): string | null {
  const folders = (process.env["PATH"] ?? "").split(path.delimiter);
  const candidates = [...names.flatMap((name) => folders.map((folder) => path.join(folder, name))), ...elsewhere];
  return candidates.find((file) => existsSync(file)) ?? null;
}

async function playwrightBrowser(): Promise<string | null> {
  const { chromium } = await import("playwright");
  const file = chromium.executablePath();
  return file !== "" && existsSync(file) ? file : null;
}
