import { z } from "zod";
import type { OtlpSignal } from "@/lib/ingest/otlp/signal";
import type { Operation } from "./operation";
import { REFUSALS } from "./operation";

const OTLP =
  "The body of an OTLP/HTTP export, as OpenTelemetry's specification has it; gzip and deflate are read. Answers are in the format of the request.";
const bytes = { schema: { type: "string", format: "binary" } };

const time = z.iso.datetime({ offset: true }).optional();
const text = z.string().optional();
const query = z.object({
  from: time,
  to: time.describe("Exclusive."),
  environment: text.describe("Left out: production, or where the service was heard last."),
  version: text,
  operation: text,
  step: z
    .enum(["1m", "5m", "15m", "30m", "1h", "2h", "6h", "1d", "7d"])
    .optional()
    .describe("Widened when it would make more than 500 points."),
});

const otlpExport = (signal: OtlpSignal, title: string, text: string): Operation => ({
  id: `export-${signal}`,
  tag: "Signals",
  title,
  text: `${text} Also on port 4318, where an exporter sends to unless told otherwise, and under /api/otlp. A body that is sent again counts once.`,
  scope: "ingest:otlp",
  body: { text: OTLP, content: { "application/x-protobuf": bytes, "application/json": { schema: { type: "object" } } } },
  answers: {
    "200": { description: "Counted; what was left out, and why, is the partial success." },
    "400": { description: `Not an export of ${signal}. Do not send it again.` },
    "401": { description: "No token, or one that is unknown." },
    "403": { description: "The token may not send telemetry." },
    "413": { description: "Too large once unpacked." },
    "415": { description: "Neither protobuf nor JSON." },
    "429": { description: "More than this token may send; `Retry-After` says when to send it again." },
    "503": { description: "Overloaded or without a database; `Retry-After` says when to send it again." },
  },
});

/** Telemetry in, and what was counted out of it. */
export const SIGNALS: { readonly posts: Readonly<Record<string, Operation>>; readonly gets: Readonly<Record<string, Operation>> } = {
  posts: {
    "/v1/traces": otlpExport("traces", "Send spans (OTLP/HTTP)", "Requests, failures, durations and calls to others are counted of them."),
    "/v1/metrics": otlpExport(
      "metrics",
      "Send metrics (OTLP/HTTP)",
      "Durations of requests and promoted metrics are counted; all others are listed by name, without their values.",
    ),
    "/v1/logs": otlpExport(
      "logs",
      "Send log records (OTLP/HTTP)",
      "They are counted by severity, and their exceptions by cause; no text is kept but of those.",
    ),
  },
  gets: {
    "/api/v1/services/{service}/signals": {
      id: "read-signals",
      tag: "Signals",
      title: "Read the signals of a service",
      text: "Requests, failures and durations over time, at most 500 points. A step without telemetry has n = 0, and null for what cannot be known.",
      scope: "read",
      path: ["service"],
      query,
      answers: {
        "200": { description: "The points, the step that was used, and what told of the requests: `metrics` or `spans`, never both." },
        ...REFUSALS,
        "404": { description: "No such service.", schema: "Problem" },
      },
    },
    "/api/v1/services/{service}/errors": {
      id: "read-errors",
      tag: "Signals",
      title: "Read the errors of a service",
      text: "Exceptions by cause, the most frequent first: how often in each version, seen first where and when, and up to five cases with trace id and stack.",
      scope: "read",
      path: ["service"],
      query: query.pick({ from: true, to: true, environment: true }),
      answers: {
        "200": { description: "At most 20 errors, and how many cases others had. New is what was not seen in the 14 days before `from`." },
        ...REFUSALS,
        "404": { description: "No such service.", schema: "Problem" },
      },
    },
    "/api/v1/services/{service}/dependencies": {
      id: "read-dependencies",
      tag: "Signals",
      title: "Read whom a service calls, and who calls it",
      text: "Calls out by the name that is called, with the services known to stand behind it; calls in by caller. Numbers are the caller's own.",
      scope: "read",
      path: ["service"],
      query: query.pick({ from: true, to: true, environment: true }),
      answers: {
        "200": { description: "Both lists, the busiest first, and the window that was read: whole steps." },
        ...REFUSALS,
        "404": { description: "No such service.", schema: "Problem" },
      },
    },
  },
};
