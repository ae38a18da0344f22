import { format } from "node:util";
import { afterEach, beforeEach, expect, vi } from "vitest";

/** A warning that nobody reads is a defect that nobody sees: a test that causes one fails. */
const heard: string[] = [];

beforeEach(() => {
  heard.length = 0;
  for (const method of ["error", "warn"] as const)
    vi.spyOn(console, method).mockImplementation((...args) => void heard.push(format(...args)));
});

afterEach(() => {
  vi.restoreAllMocks();
  expect(heard, "nothing may be written to console.error or console.warn").toEqual([]);
});
