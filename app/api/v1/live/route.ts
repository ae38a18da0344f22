import { requestActor } from "@/lib/auth/session-actor";
import { authorise } from "@/lib/domain/access";
import { changeStream } from "@/lib/http/event-stream";
import { route } from "@/lib/http/route";

export const dynamic = "force-dynamic";

export const GET = route(async (request) => {
  authorise(await requestActor(request), "view.read");
  return changeStream(request.signal);
});
