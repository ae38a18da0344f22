/**
 * Asks next-auth for the provider's sign-in page and returns its address. Throws when there is none, which means that the
 * provider could not be reached or is not set up well.
 */
export async function providerAddress(returnPath: string): Promise<string> {
  const { csrfToken } = await answerOf<{ csrfToken: string }>(fetch("/api/auth/csrf"));
  const body = new URLSearchParams({ csrfToken, callbackUrl: returnPath, json: "true" });
  const { url } = await answerOf<{ url: string }>(fetch("/api/auth/signin/oidc", { method: "POST", body }));
  const failed = new URL(url, location.href).searchParams.has("error");
  if (failed) throw new Error("the provider could not be reached");
  return url;
}

async function answerOf<Answer>(sent: Promise<Response>): Promise<Answer> {
  const response = await sent;
  if (!response.ok) throw new Error(`answered ${response.status}`);
  return response.json();
}
