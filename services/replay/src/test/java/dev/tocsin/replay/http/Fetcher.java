package dev.tocsin.replay.http;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;

/** An HTTP client of a test, which goes to an address as if a name had led there. */
record Fetcher(HttpClient client, InetSocketAddress address) implements AutoCloseable {

  static Fetcher of(Map<String, InetSocketAddress> routes, String host) {
    return new Fetcher(HttpClient.newHttpClient(), requireNonNull(routes.get(host)));
  }

  HttpResponse<byte[]> get(String path, String... headers) {
    return send(request(path, headers).GET());
  }

  HttpResponse<byte[]> post(String path, String body, String... headers) {
    return send(request(path, headers).POST(BodyPublishers.ofString(body)));
  }

  HttpResponse<byte[]> send(HttpRequest.Builder request) {
    try {
      return client.send(request.build(), BodyHandlers.ofByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  HttpRequest.Builder request(String path, String... headers) {
    URI uri = URI.create("http://127.0.0.1:" + address.getPort() + path);
    HttpRequest.Builder request = HttpRequest.newBuilder(uri);
    return headers.length == 0 ? request : request.headers(headers);
  }

  @Override
  public void close() {
    client.close();
  }
}
