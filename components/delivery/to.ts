import type { DeliveryParams } from "@/lib/urls/delivery";

/** The page's address with some of its state changed and the drawer closed. */
export type To = (change: Partial<DeliveryParams>) => string;
