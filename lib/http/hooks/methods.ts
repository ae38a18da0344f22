import { newRequestId, REQUEST_ID_HEADER } from "../request-id";

const ALLOW = "POST, OPTIONS";

/** What a browser or a curious sender sees at an address that takes deliveries. */
export async function onlyPost(): Promise<Response> {
  const requestId = newRequestId();
  const problem = {
    type: "urn:wake:problem:method",
    title: "This address takes deliveries",
    status: 405,
    detail: "It answers POST only.",
    fix: "Give it to the sender as the address of its webhook; Settings, Sources shows the steps.",
    requestId,
  };
  const headers = { "content-type": "application/problem+json", "cache-control": "no-store", allow: ALLOW, [REQUEST_ID_HEADER]: requestId };
  return new Response(JSON.stringify(problem), { status: 405, headers });
}

/** The handshake by which senders of CloudEvents ask whether they may: whoever has a secret or a token may, as fast as it likes. */
export async function hookOptions(request: Request): Promise<Response> {
  const origin = request.headers.get("webhook-request-origin");
  if (origin === null) return new Response(null, { status: 204, headers: { allow: ALLOW } });
  return new Response(null, {
    status: 200,
    headers: { allow: ALLOW, "webhook-allowed-origin": origin, "webhook-allowed-rate": "*" },
  });
}
