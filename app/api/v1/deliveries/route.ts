import { INBOX_QUERIES } from "@/lib/http/hooks/queries";
import { listRoute } from "@/lib/http/read-route";
import { deliveriesPage } from "@/lib/views/records/deliveries";

export const dynamic = "force-dynamic";

export const GET = listRoute(INBOX_QUERIES.deliveries, deliveriesPage);
