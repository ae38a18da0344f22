#!/usr/bin/env node
import { run } from "./start/boot.mjs";

// `node lib/cli/run.mjs db-new add_approvals` runs lib/cli/db-new.ts with what follows.
const [command, ...args] = process.argv.slice(2);
await run(`./${command}.ts`, import.meta.url, args);
