import type { Environment } from "./start/environment";
import { launch } from "./start/main";

/** `npm run dev`: as `npm start`, but pages are compiled as they are asked for and again when a file changes. */
export const main = (args: readonly string[], environment: Environment): Promise<number> => launch("dev", args, environment);
