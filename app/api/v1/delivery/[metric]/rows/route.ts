import { deliveryRowsRoute } from "@/lib/http/delivery-rows-route";

export const dynamic = "force-dynamic";

export const GET = deliveryRowsRoute;
