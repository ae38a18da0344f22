import { decodeText, parseText } from "@/lib/ingest/events/parse-text";
import { wholeBody } from "./events/body-chunks";

/** The JSON of a small request body; throws `malformed` with the place of the fault, or `too-large` above 1 MiB. */
export const jsonBody = async (request: Request): Promise<unknown> =>
  parseText(decodeText(await wholeBody(request, 1, "Send only the fields that are asked for.")));
