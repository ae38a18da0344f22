import { deployMain } from "./main";
import { DEPLOY_USAGE } from "./usage";

// The whole of public/wake.mjs, for machines that have Node and nothing else.
const [command, ...args] = process.argv.slice(2);
if (command === "deploy") process.exit(await deployMain(args, process.env));
process.stdout.write(`${DEPLOY_USAGE}\n`);
process.exit(command === undefined || /^(--)?help$/.test(command) ? 0 : 2);
