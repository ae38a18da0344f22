import fc from "fast-check";

/**
 * Every run draws the same examples, so that a change fails for what it changed. `WAKE_TEST_SEED=random` draws new ones; a failure
 * prints its seed, and that number as WAKE_TEST_SEED draws them again.
 */
const wanted = process.env["WAKE_TEST_SEED"] ?? "20261120";

if (wanted !== "random") fc.configureGlobal({ seed: Number(wanted) });
