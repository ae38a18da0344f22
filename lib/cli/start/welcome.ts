import type { Options } from "./options";

type Welcome = {
  readonly origin: string;
  readonly options: Options;
  readonly setupUrl: string | null;
  readonly token: string | null;
};

/** What a person needs after the start: where Wake is, how to get in, and lines that send it a first deployment and a first span. */
export function welcome({ origin, options, setupUrl, token }: Welcome): string[] {
  const otlp = options.otlpPort === "off" ? origin : origin.replace(/:\d+$/, `:${options.otlpPort}`);
  const lines = ["", `  Wake is at ${origin}`];
  if (setupUrl !== null) lines.push(`  Make the first admin (this link works once): ${setupUrl}`);
  if (token === null) return [...lines, "", "  Stop it with Ctrl-C.", ""];
  return [
    ...lines,
    "",
    "  Send it a first deployment:",
    "",
    ...deployment(origin, token),
    "",
    "  and a first span:",
    "",
    ...span(otlp, token),
    "",
  ];
}

const headers = (token: string): string => `-H 'authorization: Bearer ${token}' -H 'content-type: application/json'`;

const deployment = (origin: string, token: string): string[] => [
  `curl -sS ${origin}/api/v1/events/deployments ${headers(token)} \\`,
  `  -d '{"service":"hello","environment":"production","version":"1.0.0","status":"succeeded"}'`,
];

const span = (otlp: string, token: string): string[] => [
  `curl -sS ${otlp}/v1/traces ${headers(token)} \\`,
  `  -d '{"resourceSpans":[{"resource":{"attributes":[${attributes}]},"scopeSpans":[{"spans":[{"traceId":"5b8efff798038103d269b633813fc60c","spanId":"eee19b7ec3c1b174","name":"GET /hello","kind":2,"startTimeUnixNano":"'$(date +%s)'000000000","endTimeUnixNano":"'$(date +%s)'080000000"}]}]}]}'`,
];

const attribute = (key: string, value: string): string => `{"key":"${key}","value":{"stringValue":"${value}"}}`;

const attributes = [
  attribute("service.name", "hello"),
  attribute("service.version", "1.0.0"),
  attribute("deployment.environment.name", "production"),
].join(",");
