import { changedObjective, removedObjective } from "@/lib/http/objective-routes";

export const dynamic = "force-dynamic";

export const PATCH = changedObjective;
export const DELETE = removedObjective;
