import source from "./security-headers.json";

/**
 * The headers that every answer to a machine carries. Next adds the same set to its own answers from the same file
 * (`next.config.js`); a listener of ours that stands beside Next adds them itself.
 */
export const MACHINE_HEADERS: Readonly<Record<string, string>> = { ...source.always, ...source.machineAnswers };
