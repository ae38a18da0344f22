import type { Definition, OtherDefinition } from "./definition";
import { devlake } from "./devlake";
import { fourKeys } from "./four-keys";
import { middleware } from "./middleware";

/** The other tools by the name that a query gives them. */
export const DEFINITION_OF: Readonly<Record<OtherDefinition, Definition>> = { devlake, middleware, fourkeys: fourKeys };
