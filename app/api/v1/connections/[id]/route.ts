import { changedConnection, oneConnection, removedConnection } from "@/lib/http/hooks/connection-routes";

export const dynamic = "force-dynamic";

export const GET = oneConnection;
export const PATCH = changedConnection;
export const DELETE = removedConnection;
