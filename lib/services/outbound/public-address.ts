import { lookup } from "node:dns";
import { BlockList, isIP, type LookupFunction } from "node:net";

/** Addresses of this machine, of networks behind it, and of nothing that could answer; mapped forms of them count too. */
const PRIVATE_4 = [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.0.2.0", 24],
  ["192.88.99.0", 24],
  ["192.168.0.0", 16],
  ["198.18.0.0", 15],
  ["198.51.100.0", 24],
  ["203.0.113.0", 24],
  ["224.0.0.0", 4],
  ["240.0.0.0", 4],
] as const;
const PRIVATE_6 = [
  ["::", 96],
  ["::ffff:0:0", 96],
  ["64:ff9b::", 96],
  ["64:ff9b:1::", 48],
  ["100::", 64],
  ["2001::", 23],
  ["2001:db8::", 32],
  ["2002::", 16],
  ["fc00::", 7],
  ["fe80::", 10],
  ["fec0::", 10],
  ["ff00::", 8],
] as const;

/** Two lists: in one, the network of mapped addresses would take in every IPv4 address. */
const [LIST_4, LIST_6] = [new BlockList(), new BlockList()];
for (const [network, bits] of PRIVATE_4) LIST_4.addSubnet(network, bits, "ipv4");
for (const [network, bits] of PRIVATE_6) LIST_6.addSubnet(network, bits, "ipv6");

/** Whether an address, not a name, is one that the public internet reaches. */
export function isPublicAddress(address: string): boolean {
  const version = isIP(address);
  return version === 4 ? !LIST_4.check(address, "ipv4") : version === 6 && !LIST_6.check(address, "ipv6");
}

/** Looks a name up and gives back only addresses that are all public; what is connected to is what was looked at. */
export const lookupPublic: LookupFunction = (host, options, callback) => {
  lookup(host, { ...options, all: true }, (error, addresses) => {
    if (error !== null) return callback(error, "");
    const [first] = addresses;
    if (first === undefined || !addresses.every(({ address }) => isPublicAddress(address)))
      return callback(new Error(`${host} is not a public address`), "");
    return options.all === true ? callback(null, addresses) : callback(null, first.address, first.family);
  });
};
