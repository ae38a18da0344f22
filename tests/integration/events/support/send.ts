import { POST as postChanges } from "@/app/api/v1/events/changes/route";
import { POST as postDeployments } from "@/app/api/v1/events/deployments/route";
import { POST as postIncidents } from "@/app/api/v1/events/incidents/route";
import { mintToken } from "@/lib/auth/token-format";
import { prisma } from "@/lib/db/prisma";
import type { Reach, Scope } from "@/lib/domain/access";

const HANDLERS = { deployments: postDeployments, incidents: postIncidents, changes: postChanges };
export type Kind = keyof typeof HANDLERS;

/** A token as an admin would make it; returns what its owner would send. */
export async function makeToken(scopes: readonly Scope[] = ["ingest:events"], reach: Partial<Reach> = {}): Promise<string> {
  const { token, prefix, hash } = mintToken();
  const { services = [], environments = [] } = reach;
  const data = {
    name: "test",
    prefix,
    hash: Uint8Array.from(hash),
    scopes: [...scopes],
    services: [...services],
    environments: [...environments],
  };
  await prisma().token.create({ data });
  return token;
}

type Options = { readonly token?: string | null; readonly headers?: Record<string, string>; readonly type?: string };

/** Sends a body the way a pipeline does; strings go as they are, everything else as JSON. */
export function sender(token: string) {
  return async (
    kind: Kind,
    body: unknown,
    options: Options = {},
  ): Promise<{ status: number; type: string; headers: Headers; text: string; json: Answer }> => {
    const bearer = options.token === undefined ? token : options.token;
    const request = new Request(`http://wake.test/api/v1/events/${kind}`, {
      method: "POST",
      headers: {
        "content-type": options.type ?? "application/json",
        ...(bearer === null ? {} : { authorization: `Bearer ${bearer}` }),
        ...options.headers,
      },
      body: typeof body === "string" || body instanceof Uint8Array ? Buffer.from(body) : JSON.stringify(body),
    });
    const response = await HANDLERS[kind](request, undefined);
    const text = await response.text();
    const type = response.headers.get("content-type") ?? "";
    return {
      status: response.status,
      type,
      headers: response.headers,
      text,
      json: type.includes("ndjson") ? {} : (JSON.parse(text) as Answer),
    };
  };
}

/** The parts of an answer that tests look at. */
export type Answer = {
  readonly id?: string;
  readonly status?: string | number;
  readonly detail?: string;
  readonly fix?: string;
  readonly requestId?: string;
  readonly ignored?: readonly string[];
  readonly errors?: readonly { readonly field: string; readonly message: string; readonly allowed?: readonly string[] }[];
  readonly created?: number;
  readonly duplicates?: number;
  readonly refused?: number;
  readonly results?: readonly Answer[];
  readonly code?: number;
  readonly line?: number;
  readonly deployment?: Readonly<Record<string, unknown>>;
};

/** The lines of an NDJSON answer. */
export const linesOf = (text: string): Answer[] =>
  text
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as Answer);
