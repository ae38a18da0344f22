import type { Rollup } from "@/lib/domain/rollup";
import { addRollups } from "@/lib/domain/rollup-add";
import type { MinuteRollup } from "./judge-input";
import { remember } from "./remember";

/** All cells as one. */
export const sumOf = remember((cells: readonly MinuteRollup[], _all: "all"): Rollup => addRollups(cells));
