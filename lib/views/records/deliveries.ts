import { type DeliveryFilter, listDeliveries } from "@/lib/db/read/connection/deliveries";
import { findDelivery } from "@/lib/db/read/connection/delivery";
import { type Actor, authorise } from "@/lib/domain/access";
import { isUuid } from "@/lib/domain/uuid";
import { notFound } from "./not-found";
import { type Page, type Paging, pageOf, timeCursor } from "./page";

/** What arrived, the newest first, for those who manage connections: a delivery belongs to no service. */
export async function deliveriesPage(actor: Actor | null, { cursor, limit, ...filter }: DeliveryFilter & Paging): Promise<Page<object>> {
  authorise(actor, "connections.manage");
  const place = timeCursor(cursor, isUuid);
  const after = place === null ? null : { receivedAt: place.at.toISOString(), id: place.id };
  return pageOf(
    limit,
    (most) => listDeliveries(filter, after, most),
    ({ receivedAt, id }) => [receivedAt.toISOString(), id],
    (delivery) => delivery,
  );
}

/** One delivery with the body that was kept. Throws `not-found`. */
export async function deliveryDetail(actor: Actor | null, id: string): Promise<object> {
  authorise(actor, "connections.manage");
  const found = isUuid(id) ? await findDelivery(id) : null;
  if (found === null) throw notFound("delivery");
  const { raw, ...rest } = found;
  return { ...rest, body: Buffer.from(raw).toString("utf8") };
}
