#!/usr/bin/env node
import { run } from "./start/boot.mjs";

await run("./start/main.ts", import.meta.url);
