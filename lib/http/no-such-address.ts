import { WakeError } from "@/lib/domain/error";
import { route } from "./route";

/** Machines that ask for what does not exist are answered in their own format, never with a page. */
export const noSuchAddress = route(async () => {
  throw new WakeError("not-found", "There is nothing at this address.", { fix: "The addresses are listed at /docs/api." });
});
