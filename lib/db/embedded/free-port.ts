import { createServer } from "node:net";

/** Whether nothing listens on that port of that address; port 0 is always free. */
export const isPortFree = async (port: number, host: string): Promise<boolean> => (await listenOnce(port, host)) !== null;

/** `wanted` when it is free, else any free port of that address. */
export async function freePort(wanted: number | null, host: string): Promise<number> {
  const found = (wanted === null ? null : await listenOnce(wanted, host)) ?? (await listenOnce(0, host));
  if (found === null) throw new Error(`No port of ${host} is free.`);
  return found;
}

function listenOnce(port: number, host: string): Promise<number | null> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", (error: NodeJS.ErrnoException) => (error.code === "EADDRINUSE" ? resolve(null) : reject(error)));
    server.listen({ port, host, exclusive: true }, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address !== null ? address.port : port));
    });
  });
}
