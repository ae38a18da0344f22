#!/usr/bin/env node
import { run } from "../start/boot.mjs";

await run("./main.ts", import.meta.url);
