import { INBOX_QUERIES } from "@/lib/http/hooks/queries";
import { listRoute } from "@/lib/http/read-route";
import { eventsPage } from "@/lib/views/records/events";

export const dynamic = "force-dynamic";

export const GET = listRoute(INBOX_QUERIES.events, eventsPage);
