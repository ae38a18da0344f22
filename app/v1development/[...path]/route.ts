import { otlpRoute } from "@/lib/http/otlp/web-route";

export const dynamic = "force-dynamic";

export const DELETE = otlpRoute;
export const GET = otlpRoute;
export const OPTIONS = otlpRoute;
export const PATCH = otlpRoute;
export const POST = otlpRoute;
export const PUT = otlpRoute;
