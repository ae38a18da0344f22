import { recordRoute } from "@/lib/http/read-route";
import { recordDetail } from "@/lib/views/records/records";

export const dynamic = "force-dynamic";

export const GET = recordRoute((actor, id) => recordDetail("flags", "switch of a flag", actor, id));
