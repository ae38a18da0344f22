import type { OpenApiOperation } from "./openapi";

/** Values that make a sample line readable. */
const VALUES: Readonly<Record<string, string>> = { service: "checkout", environment: "production", version: "1.4.2", id: "run-4711" };

/** A line for the shell that makes a call, with the address and the token in variables. */
export function sampleCall(method: string, path: string, operation: OpenApiOperation): string {
  const needed = operation.parameters.filter((parameter) => parameter.in === "query" && parameter.required);
  const query = needed.map(({ name }) => `${name}=${VALUES[name] ?? name}`).join("&");
  const address = `"$WAKE_URL${path.replaceAll(/\{(\w+)\}/g, (_, name: string) => VALUES[name] ?? name)}${query === "" ? "" : `?${query}`}"`;
  const token = '-H "Authorization: Bearer $WAKE_TOKEN"';
  if (method === "get") return `curl ${address} \\\n  ${token}`;
  const content = operation.requestBody?.content ?? {};
  const example = content["application/json"]?.example;
  const body = example === undefined ? "--data-binary @body" : `-d '${JSON.stringify(example, null, 2)}'`;
  const type = example === undefined ? (Object.keys(content)[0] ?? "application/json") : "application/json";
  return `curl ${address} \\\n  ${token} \\\n  -H "Content-Type: ${type}" \\\n  ${body}`;
}
