import { eventsRoute } from "@/lib/http/events/route";

export const dynamic = "force-dynamic";

export const POST = eventsRoute("flags");
