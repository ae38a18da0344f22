import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export type StoredRecord = Readonly<Record<string, string>> & { readonly sys_id: string; readonly sys_updated_on: string };

/** A stand-in for ServiceNow's Table API: the queries that Wake makes, in order and in pages, over records that a test changes. */
export class ServiceNowInstance {
  url = "";
  readonly tables: Record<string, StoredRecord[]> = { change_request: [], incident: [], sysapproval_approver: [] };
  readonly asked: string[] = [];
  /** Answers for the next calls, instead of records. */
  readonly troubles: { status: number; retryAfter?: string; body?: string; table?: string }[] = [];
  #server: Server | null = null;

  constructor(
    readonly user: string,
    readonly password: string,
  ) {}

  async start(): Promise<void> {
    const server = createServer((request, response) => this.#answer(request, response));
    this.#server = server;
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    this.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    await new Promise((resolve) => this.#server?.close(resolve));
  }

  /** Puts a record in, in place of the one with its id. */
  put(table: string, record: StoredRecord): void {
    this.tables[table] = [...(this.tables[table] ?? []).filter(({ sys_id }) => sys_id !== record.sys_id), record];
  }

  #answer(request: IncomingMessage, response: ServerResponse): void {
    const url = new URL(request.url ?? "/", "http://instance");
    const table = url.pathname.split("/").at(-1) ?? "";
    this.asked.push(`${table} ${url.searchParams.get("sysparm_query")}`);
    const { status, body, headers } = this.#said(table, url.searchParams, request.headers.authorization);
    response.writeHead(status, { "content-type": "application/json", ...headers }).end(body);
  }

  #said(table: string, query: URLSearchParams, authorization: string | undefined): { status: number; body: string; headers?: object } {
    const next = this.troubles.findIndex((trouble) => trouble.table === undefined || trouble.table === table);
    const [trouble] = next < 0 ? [] : this.troubles.splice(next, 1);
    const { status, body = "{}", retryAfter } = trouble ?? { status: 200 };
    if (trouble !== undefined) return { status, body, headers: retryAfter === undefined ? {} : { "retry-after": retryAfter } };
    const expected = `Basic ${Buffer.from(`${this.user}:${this.password}`).toString("base64")}`;
    if (authorization !== expected) return { status: 401, body: `{"error":{"message":"not authenticated"}}` };
    const found = (this.tables[table] ?? [])
      .filter(matcher(query.get("sysparm_query") ?? ""))
      .sort((a, b) => compare([a.sys_updated_on, a.sys_id], [b.sys_updated_on, b.sys_id]))
      .slice(0, Number(query.get("sysparm_limit")));
    return { status: 200, body: JSON.stringify({ result: found.map(shown) }) };
  }
}

const compare = (a: readonly string[], b: readonly string[]): number => (a.join() < b.join() ? -1 : 1);

/** Conditions such as `sys_updated_on>2026-03-01 08:00:00`; the order is always the same. */
function matcher(query: string): (record: StoredRecord) => boolean {
  const conditions = query.split("^").flatMap((part) => {
    const [, field, sign, value] = /^([a-z_]+)([>=])(.*)$/.exec(part) ?? [];
    return field === undefined || value === undefined ? [] : [{ field, isAfter: sign === ">", value }];
  });
  return (record) => conditions.every(({ field, isAfter, value }) => (isAfter ? (record[field] ?? "") > value : record[field] === value));
}

/** As with `sysparm_display_value=all`. */
const shown = (record: StoredRecord): object =>
  Object.fromEntries(Object.entries(record).map(([field, value]) => [field, { display_value: value, value }]));
