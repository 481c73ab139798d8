package dev.tocsin.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressPolicyTest {
  private static final AddressPolicy CLOSED = AddressPolicy.closed();

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "loopback, 127.0.0.1",
    "loopback, 127.255.255.255",
    "private, 10.0.0.1",
    "private, 10.255.255.255",
    "private, 172.16.0.1",
    "private, 172.31.255.255",
    "private, 192.168.0.1",
    "private, 192.168.255.255",
    "link-local, 169.254.1.1",
    "cloud metadata, 169.254.169.254",
    "carrier-grade NAT, 100.64.0.1",
    "carrier-grade NAT, 100.127.255.255",
    "this network, 0.0.0.0",
    "this network, 0.1.2.3",
    "IETF protocol assignments, 192.0.0.1",
    "documentation, 192.0.2.1",
    "benchmarking, 198.18.0.1",
    "benchmarking, 198.19.255.255",
    "documentation, 198.51.100.1",
    "documentation, 203.0.113.1",
    "multicast, 224.0.0.1",
    "multicast, 239.255.255.255",
    "reserved, 240.0.0.1",
    "broadcast, 255.255.255.255",
    "loopback, ::1",
    "unspecified, ::",
    "unique local, fc00::1",
    "unique local, fdff::1",
    "link-local, fe80::1",
    "site-local, fec0::1",
    "multicast, ff02::1",
    "NAT64, 64:ff9b::7f00:1",
    "local NAT64, 64:ff9b:1::1",
    "6to4, 2002:7f00:1::",
    "Teredo, 2001::1",
    "documentation, 2001:db8::1",
    "documentation, 3fff::1",
    "cloud metadata, fd00:ec2::254",
    "not global unicast, ::7f00:1",
    "not global unicast, 4000::1",
    "not global unicast, 8000::1"
  })
  void refusesAnAddressThatIsNotPublic(String name, String address) {
    assertThat(CLOSED.refusal("name.example", 80, socket(address, 80)))
        .hasValueSatisfying(why -> assertThat(why).contains("(" + name + ")"));
    assertThat(CLOSED.refusal(URI.create("http://" + bracketed(address) + "/"))).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "8.8.8.8",
        "9.255.255.255",
        "11.0.0.0",
        "100.63.255.255",
        "100.128.0.0",
        "126.255.255.255",
        "128.0.0.0",
        "169.253.255.255",
        "169.255.0.0",
        "172.15.255.255",
        "172.32.0.0",
        "192.167.255.255",
        "192.169.0.0",
        "198.17.255.255",
        "198.20.0.0",
        "223.255.255.255",
        "2606:4700::1111",
        "2a00:1450::1"
      })
  void letsAPublicAddressPass(String address) {
    assertThat(CLOSED.refusal("name.example", 80, socket(address, 80))).isEmpty();
    assertThat(CLOSED.refusal(URI.create("http://" + bracketed(address) + "/"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://2130706433/",
        "http://017700000001/",
        "http://0x7f000001/",
        "http://0177.0.0.1/",
        "http://0x7f.1/",
        "http://127.1/",
        "http://8.8/",
        "http://08.8.8.8/",
        "http://8.8.8.8./",
        "http://[::ffff:127.0.0.1]/",
        "http://[::ffff:8.8.8.8]/",
        "http://[::ffff:808:808]/",
        "http://[fe80::1%25eth0]/",
        "http://example.com./",
        "http://user@example.com/",
        "http://user:word@example.com/",
        "http://@example.com/",
        "http://b\u00fccher.example/",
        "http://127\u30020\u30020\u30021/",
        "http://\u2460\u2461\u2466.0.0.1/",
        "http:///path",
        "http:example.com",
        "ftp://example.com/",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "gopher://example.com/",
        "//example.com/",
        "example.com",
        "http://example.com:22/",
        "http://example.com:0/",
        "https://example.com:9200/",
        "http://example.com:65616/"
      })
  void refusesAUrlByItsText(String url) {
    assertThat(CLOSED.refusal(URI.create(url))).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://example.com",
        "HTTPS://EXAMPLE.com/feed?x=a@b",
        "http://example.com:80/",
        "https://example.com:443/",
        "http://example.com:8080/",
        "https://example.com:8443/",
        "https://xn--bcher-kva.example/",
        "http://3sat.de/",
        "http://a-b.c1.example/"
      })
  void letsAnOrdinaryUrlPass(String url) {
    assertThat(CLOSED.refusal(URI.create(url))).isEmpty();
  }

  @Test
  void namesNoUserInformationInItsReason() {
    assertThat(CLOSED.refusal(URI.create("http://me:secret@example.com/")))
        .hasValueSatisfying(why -> assertThat(why).doesNotContain("secret"));
  }

  @Test
  void anAllowedHostMayBeAnywhereOnAnyPort() {
    var policy = AddressPolicy.allowing(List.of("Hooks.lan"));

    assertThat(policy.refusal(URI.create("http://hooks.lan:9000/"))).isEmpty();
    assertThat(policy.refusal("hooks.lan", 9000, socket("10.0.0.1", 9000))).isEmpty();
    assertThat(policy.refusal("other.lan", 80, socket("10.0.0.1", 80))).isPresent();
    assertThat(policy.refusal("hooks.lan.example", 80, socket("10.0.0.1", 80))).isPresent();
  }

  @Test
  void anAllowedHostAndPortOpensNoOtherPort() {
    var policy = AddressPolicy.allowing(List.of("hooks.lan:9000"));

    assertThat(policy.refusal(URI.create("http://hooks.lan:9000/"))).isEmpty();
    assertThat(policy.refusal(URI.create("http://hooks.lan:9001/"))).isPresent();
    assertThat(policy.refusal("hooks.lan", 9000, socket("10.0.0.1", 9000))).isEmpty();
    assertThat(policy.refusal("hooks.lan", 80, socket("10.0.0.1", 80))).isPresent();
  }

  @Test
  void anAllowedAddressOpensItselfAlone() {
    var policy = AddressPolicy.allowing(List.of("10.0.0.1", "fd12::1"));

    assertThat(policy.refusal(URI.create("http://10.0.0.1:9000/"))).isEmpty();
    assertThat(policy.refusal(URI.create("http://[fd12::1]:9000/"))).isEmpty();
    assertThat(policy.refusal("name.lan", 80, socket("10.0.0.1", 80))).isEmpty();
    assertThat(policy.refusal(URI.create("http://10.0.0.2/"))).isPresent();
    assertThat(policy.refusal(URI.create("http://127.0.0.1/"))).isPresent();
    assertThat(policy.refusal(URI.create("http://example.com:9000/"))).isPresent();
    assertThat(policy.refusal(URI.create("ftp://10.0.0.1/"))).isPresent();
  }

  @ParameterizedTest
  @CsvSource({"127.0.0.1:9000, 127.0.0.1", "[::1]:9000, ::1"})
  void anAllowedSocketOpensThatPortAlone(String entry, String address) {
    var policy = AddressPolicy.allowing(List.of(entry));
    var host = bracketed(address);

    assertThat(policy.refusal(URI.create("http://" + host + ":9000/"))).isEmpty();
    assertThat(policy.refusal(URI.create("http://" + host + ":80/"))).isPresent();
    assertThat(policy.refusal("outlet.test", 80, socket(address, 9000))).isEmpty();
    assertThat(policy.refusal("outlet.test", 80, socket(address, 9001))).isPresent();
  }

  @Test
  void anAllowedBlockOpensItsAddressesOnTheUsualPorts() {
    var policy = AddressPolicy.allowing(List.of("192.168.0.0/16", "fc00::/7"));

    assertThat(policy.refusal(URI.create("http://192.168.3.4:8080/"))).isEmpty();
    assertThat(policy.refusal(URI.create("http://[fd12::3]/"))).isEmpty();
    assertThat(policy.refusal(URI.create("http://192.168.3.4:9000/"))).isPresent();
    assertThat(policy.refusal(URI.create("http://10.0.0.1/"))).isPresent();
    assertThat(policy.refusal(URI.create("http://[::1]/"))).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"169.254.169.254", "fd00:ec2::254", "100.100.100.200", "168.63.129.16"})
  void metadataStaysRefusedWhateverIsAllowed(String address) {
    var policy = AddressPolicy.allowing(List.of("0.0.0.0/0", "::/0", "metadata.lan"));

    assertThat(policy.refusal(URI.create("http://" + bracketed(address) + "/"))).isPresent();
    assertThat(policy.refusal("metadata.lan", 80, socket(address, 80))).isPresent();
    assertThatThrownBy(() -> AddressPolicy.allowing(List.of(address)))
        .hasMessageContaining(address);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", " ", "http://x.lan/", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/x", "fc00::/129",
            "x.lan/8",
        "127.1", "0x7f.1", "2130706433", "*.lan", "x.lan:", "x.lan:port", "b\u00fccher.lan", "a b"
      })
  void anEntryThatIsNoneIsNamed(String entry) {
    assertThatThrownBy(() -> AddressPolicy.allowing(List.of("fine.lan", entry)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'");
  }

  @Property
  void letsNoAddressPassThatJavaKnowsToBeLocal(
      @ForAll @Size(4) byte[] v4, @ForAll @Size(16) byte[] v6) throws UnknownHostException {
    for (byte[] bytes : List.of(v4, v6)) {
      InetAddress address = InetAddress.getByAddress(bytes);
      boolean local =
          address.isAnyLocalAddress()
              || address.isLoopbackAddress()
              || address.isLinkLocalAddress()
              || address.isSiteLocalAddress()
              || address.isMulticastAddress();
      Optional<String> refusal =
          CLOSED.refusal("name.example", 80, new InetSocketAddress(address, 80));

      assertThat(local && refusal.isEmpty()).as(address.toString()).isFalse();
    }
  }

  @Property
  void aBlockHoldsExactlyTheAddressesThatShareItsPrefix(
      @ForAll @Size(16) byte[] one, @ForAll @IntRange(max = 127) int flipped)
      throws UnknownHostException {
    var other = new BigInteger(one).flipBit(127 - flipped);
    byte[] bytes = new byte[16];
    for (int i = 0; i < 16; i++) {
      bytes[i] = other.shiftRight(8 * (15 - i)).byteValue();
    }
    InetAddress base = InetAddress.getByAddress(one);
    InetAddress near = InetAddress.getByAddress(bytes);
    if (base.getAddress().length == 16 && near.getAddress().length == 16) {
      assertThat(new Network(base, flipped).contains(near)).isTrue();
      assertThat(new Network(base, flipped + 1).contains(near)).isFalse();
    }
  }

  private static InetSocketAddress socket(String address, int port) {
    return new InetSocketAddress(Literals.address(address).orElseThrow(), port);
  }

  private static String bracketed(String address) {
    return address.contains(":") ? "[" + address + "]" : address;
  }
}
