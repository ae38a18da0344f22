import { metricsRoute } from "@/lib/http/open-metrics/route";

export const dynamic = "force-dynamic";

export const GET = metricsRoute;
