import { requestActor } from "@/lib/auth/session-actor";
import { loadScrape } from "@/lib/views/delivery/scrape/scrape";
import { route } from "../route";
import { metricsMedia } from "./media";
import { openMetricsText } from "./text";

/** `GET /metrics`: the delivery figures for a scraper. */
export const metricsRoute = route(async (request: Request) => {
  const actor = await requestActor(request);
  const families = await loadScrape(actor, new Date());
  return new Response(openMetricsText(families), {
    headers: { "content-type": metricsMedia(request.headers.get("accept")), "cache-control": "no-store", vary: "accept" },
  });
});
