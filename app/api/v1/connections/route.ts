import { listOfConnections, newConnection } from "@/lib/http/hooks/connection-routes";

export const dynamic = "force-dynamic";

export const GET = listOfConnections;
export const POST = newConnection;
