package dev.tocsin.outbound;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/**
 * The blocks of addresses that are not the public internet (IANA's special-purpose registries, and
 * what is outside global unicast). The first that fits names the reason, so the narrow ones come
 * first.
 */
final class SpecialNetworks {
  private record Special(Network network, String name) {}

  /** Where clouds hand out credentials: 168.63.129.16 and fd00:ec2::254 are such addresses too. */
  private static final List<Network> METADATA =
      List.of(
          Network.parse("169.254.169.254"),
          Network.parse("169.254.170.2"),
          Network.parse("169.254.170.23"),
          Network.parse("100.100.100.200"),
          Network.parse("168.63.129.16"),
          Network.parse("192.0.0.192"),
          Network.parse("fd00:ec2::254"),
          Network.parse("fd00:ec2::23"),
          Network.parse("fd20:ce::254"));

  private static final List<Special> SPECIAL =
      List.of(
          special("0.0.0.0/8", "this network"),
          special("10.0.0.0/8", "private"),
          special("100.64.0.0/10", "carrier-grade NAT"),
          special("127.0.0.0/8", "loopback"),
          special("169.254.0.0/16", "link-local"),
          special("172.16.0.0/12", "private"),
          special("192.0.0.0/24", "IETF protocol assignments"),
          special("192.0.2.0/24", "documentation"),
          special("192.88.99.0/24", "6to4 relay"),
          special("192.168.0.0/16", "private"),
          special("198.18.0.0/15", "benchmarking"),
          special("198.51.100.0/24", "documentation"),
          special("203.0.113.0/24", "documentation"),
          special("224.0.0.0/4", "multicast"),
          special("255.255.255.255/32", "broadcast"),
          special("240.0.0.0/4", "reserved"),
          special("::/128", "unspecified"),
          special("::1/128", "loopback"),
          special("64:ff9b::/96", "NAT64"),
          special("64:ff9b:1::/48", "local NAT64"),
          special("2001::/32", "Teredo"),
          special("2001::/23", "IETF protocol assignments"),
          special("2001:db8::/32", "documentation"),
          special("2002::/16", "6to4"),
          special("3fff::/20", "documentation"),
          special("fc00::/7", "unique local"),
          special("fe80::/10", "link-local"),
          special("fec0::/10", "site-local"),
          special("ff00::/8", "multicast"),
          // Global unicast is 2000::/3. IPv4-mapped addresses never come here: Java makes them
          // IPv4.
          special("::/3", "not global unicast"),
          special("4000::/2", "not global unicast"),
          special("8000::/1", "not global unicast"));

  private SpecialNetworks() {}

  static boolean isMetadata(InetAddress address) {
    return METADATA.stream().anyMatch(network -> network.contains(address));
  }

  /** What the address is for, if not for the public internet. */
  static Optional<String> nameOf(InetAddress address) {
    return SPECIAL.stream()
        .filter(special -> special.network().contains(address))
        .map(Special::name)
        .findFirst();
  }

  private static Special special(String network, String name) {
    return new Special(Network.parse(network), name);
  }
}
