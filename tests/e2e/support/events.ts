import { addressOf, type Place } from "./wakes";

/** Sends an event through the public API, as a pipeline would. */
export const announce = (
  place: Place,
  kind: "deployments" | "incidents" | "changes",
  body: unknown,
  token = place.token,
): Promise<Response> =>
  fetch(`${addressOf(place)}/api/v1/events/${kind}`, {
    method: "POST",
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
    body: JSON.stringify(body),
  });

/** Reads JSON with the Wake's admin token. */
export async function read<T>(place: Place, path: string): Promise<T> {
  const response = await fetch(`${addressOf(place)}${path}`, { headers: { authorization: `Bearer ${place.token}` } });
  if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
  return (await response.json()) as T;
}
