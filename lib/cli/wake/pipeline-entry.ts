import { deployMain } from "./deploy/main";
import { DEPLOY_USAGE } from "./deploy/usage";
import { gateMain } from "./gate/main";
import { GATE_USAGE } from "./gate/usage";

// The whole of public/wake.mjs, for machines that have Node and nothing else.
const [command, ...args] = process.argv.slice(2);
if (command === "deploy") process.exit(await deployMain(args, process.env));
if (command === "gate") process.exit(await gateMain(args, process.env));
process.stdout.write(`${DEPLOY_USAGE}\n\n${GATE_USAGE}\n`);
process.exit(command === undefined || /^(--)?help$/.test(command) ? 0 : 2);
