import { requestActor } from "@/lib/auth/session-actor";
import { WakeError } from "@/lib/domain/error";
import { METRIC_SLUG, metricNamed } from "@/lib/urls/delivery-metric";
import { decodedPart } from "@/lib/urls/path-part";
import { loadDeliveryRows } from "@/lib/views/delivery/rows";
import { jsonResponse } from "./json";
import { READ_QUERIES, readQuery } from "./read-query";
import { route } from "./route";

type Context = { readonly params: Promise<{ readonly metric: string }> };

/** `GET /api/v1/delivery/{metric}/rows`: the rows behind one figure. */
export const deliveryRowsRoute = route(async (request: Request, context: Context) => {
  const actor = await requestActor(request);
  const metric = metricNamed(decodedPart((await context.params).metric));
  if (metric === null)
    throw new WakeError("not-found", "There is no such metric.", { fix: `Ask for one of ${Object.values(METRIC_SLUG).join(", ")}.` });
  return jsonResponse(await loadDeliveryRows(actor, metric, readQuery(READ_QUERIES.deliveryRows, request.url), new Date()));
});
