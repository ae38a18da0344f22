import { z } from "zod";

/** Whether this is the development server, which needs a looser content security policy. */
export const DEVELOPMENT = process.env["NODE_ENV"] === "development";

/** Wake's own version, as npm tells what it starts. */
export const VERSION = process.env["npm_package_version"] ?? "unknown";

const logLevel = z.enum(["debug", "info", "warn", "error", "silent"]);
const port = z.coerce.number().int().min(0).max(65_535);
const days = z.coerce.number("must be a number of days").int("must be whole days");

const SELF_TELEMETRY = "must be on, off, or the address of an OTLP/HTTP endpoint";

const schema = z.object({
  WAKE_DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/, error: "must look like postgresql://user:password@host:5432/name" }),
  WAKE_DIRECT_URL: z.url({ protocol: /^postgres(ql)?$/, error: "must look like postgresql://user:password@host:5432/name" }).optional(),
  WAKE_SECRET: z.string().min(32, "must have at least 32 random characters"),
  WAKE_BOOTSTRAP_TOKEN: z.string().min(32, "must have at least 32 random characters").optional(),
  WAKE_TIMEZONE: z.string().refine(isZone, "must be an IANA time zone such as Europe/Oslo").optional(),
  WAKE_URL: z.url("must be the address that people open, such as https://wake.example.com").optional(),
  WAKE_OTLP_PORT: z.union([z.literal("off"), port]).default(4318),
  WAKE_OTLP_HOST: z.string().default("127.0.0.1"),
  WAKE_OTLP_MAX_BODY_MIB: z.coerce.number().min(1).max(512).default(16),
  WAKE_OTLP_TOKEN_MIB_PER_S: z.coerce.number().min(0.001).default(1024),
  WAKE_OTLP_ORIGINS: z
    .string()
    .default("")
    .transform((text) => text.split(",").flatMap((part) => (part.trim() === "" ? [] : [part.trim()])))
    .refine((origins) => origins.every(isOrigin), "must be origins such as https://shop.example.com, separated by commas"),
  WAKE_SELF_TELEMETRY: z
    .union([z.enum(["on", "off"]), z.url({ protocol: /^https?$/, error: SELF_TELEMETRY })], SELF_TELEMETRY)
    .default(DEVELOPMENT ? "on" : "off"),
  OTEL_EXPORTER_OTLP_HEADERS: z.string().default("").transform(headersOf),
  WAKE_POLL_PRIVATE: z.enum(["on", "off"]).default("off"),
  WAKE_TELL_PRIVATE: z.enum(["on", "off"]).default("off"),
  WAKE_KEEP_MINUTES_DAYS: days.min(2, "must be at least 2").default(14),
  WAKE_KEEP_HOURS_DAYS: days.min(15, "must be at least 15: verdicts look back fourteen days").default(400),
  WAKE_KEEP_DAYS_YEARS: z.coerce.number().int().min(1, "must be at least 1").optional(),
  WAKE_LOG_LEVEL: logLevel.default("info"),
  WAKE_OIDC_ISSUER: z.url("must be the issuer's address").optional(),
  WAKE_OIDC_CLIENT_ID: z.string().optional(),
  WAKE_OIDC_CLIENT_SECRET: z.string().optional(),
  WAKE_OIDC_NAME: z.string().default("single sign-on"),
});

export type Settings = z.output<typeof schema>;

/**
 * The settings of this process, read from a map such as `process.env`; empty strings count as unset.
 * Returns one sentence per mistake instead of throwing, so that a launcher can print them all.
 */
export function parseSettings(source: Readonly<Record<string, string | undefined>>): { settings: Settings } | { mistakes: string[] } {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== undefined && value !== ""));
  const parsed = schema.safeParse(given);
  if (parsed.success) return { settings: parsed.data };
  return { mistakes: parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${sentence(issue)}`) };
}

let cached: Settings | null = null;

/** The validated settings; throws with every mistake on the first call of a process that was started without the launcher. */
export function env(): Settings {
  if (cached !== null) return cached;
  const parsed = parseSettings(process.env);
  if ("mistakes" in parsed) throw new Error(`Wake's settings are wrong:\n  ${parsed.mistakes.join("\n  ")}`);
  cached = parsed.settings;
  tellNextAuth(cached.WAKE_URL);
  return cached;
}

/** The log level alone: a logger must exist before, and even without, valid settings. */
export const LOG_LEVEL = logLevel.catch("info").parse(process.env["WAKE_LOG_LEVEL"] ?? "info");

/** next-auth asks the environment, and nothing else, for its own address: `WAKE_URL`, or the host of each request. */
function tellNextAuth(address: string | undefined): void {
  if (address === undefined) process.env["AUTH_TRUST_HOST"] = "1";
  else process.env["NEXTAUTH_URL"] = address;
}

function sentence(issue: { code?: string; message: string; input?: unknown }): string {
  return issue.code === "invalid_type" && issue.input === undefined ? "is not set" : issue.message;
}

function isZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: zone }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}

function isOrigin(text: string): boolean {
  try {
    return new URL(text).origin === text;
  } catch {
    return false;
  }
}

/** `name=value` pairs with commas between them, the values percent-encoded, as OpenTelemetry has it. */
function headersOf(text: string): Readonly<Record<string, string>> {
  const pairs = text.split(",").map((pair) => pair.trim().split("="));
  return Object.fromEntries(pairs.flatMap(([name = "", ...value]) => (name === "" ? [] : [[name, decoded(value.join("="))]])));
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
