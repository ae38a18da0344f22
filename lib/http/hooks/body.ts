import { WakeError } from "@/lib/domain/error";
import { wholeBody } from "../events/body-chunks";

/** GitHub sends up to 25 MB; nobody sends more. */
const LIMIT_MIB = 26;

/** The bytes of a delivery as they came, since that is what is signed. Throws `too-large`, `unsupported` for compressed ones. */
export async function deliveryBytes(request: Request): Promise<Uint8Array> {
  const encoding = request.headers.get("content-encoding")?.trim().toLowerCase() ?? "identity";
  if (encoding !== "identity" && encoding !== "")
    throw new WakeError("unsupported", `Deliveries are not read with the Content-Encoding “${encoding.slice(0, 40)}”.`, {
      fix: "Send the body as it is, not compressed.",
    });
  return wholeBody(request, LIMIT_MIB, "Have the sender leave out what is not needed; GitHub sends at most 25 MB.");
}
