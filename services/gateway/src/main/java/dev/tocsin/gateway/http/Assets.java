package dev.tocsin.gateway.http;

import dev.tocsin.domain.Ids;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;

/**
 * The files that the page needs, in memory. Their addresses hold a hash of their content, so that a
 * browser may keep them for ever.
 */
public final class Assets {
  static final String PATH = "/assets/";
  private static final String SCRIPT = "text/javascript; charset=utf-8";
  private static final String STYLE = "text/css; charset=utf-8";

  private record Asset(String content, String type, String hash) {}

  private final Map<String, Asset> byName = new HashMap<>();

  public Assets() {
    webjar("htmx.org", "dist/htmx.min.js", "htmx.js", SCRIPT);
    webjar("htmx-ext-sse", "sse.js", "sse.js", SCRIPT);
    webjar("uplot", "dist/uPlot.iife.min.js", "uplot.js", SCRIPT);
    webjar("uplot", "dist/uPlot.min.css", "uplot.css", STYLE);
    own("page.css", STYLE);
    own("page.js", SCRIPT);
    own("volume.js", SCRIPT);
    own("bell.svg", "image/svg+xml");
  }

  /** Where a file is found. */
  public String address(String name) {
    return PATH + name + "?v=" + asset(name).hash();
  }

  void serve(Context ctx) {
    Asset asset = byName.get(ctx.pathParam("name"));
    if (asset == null) {
      Answers.problem(ctx, HttpStatus.NOT_FOUND, "there is no such file");
      return;
    }
    ctx.header("Cache-Control", "public, max-age=31536000, immutable")
        .contentType(asset.type())
        .result(asset.content());
  }

  private Asset asset(String name) {
    Asset asset = byName.get(name);
    if (asset == null) {
      throw new IllegalArgumentException("there is no asset " + name);
    }
    return asset;
  }

  private void webjar(String artifact, String file, String name, String type) {
    Properties pom = new Properties();
    try {
      pom.load(
          new StringReader(
              read("/META-INF/maven/org.webjars.npm/" + artifact + "/pom.properties")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String version = pom.getProperty("version", "");
    String folder = "/META-INF/resources/webjars/" + artifact + "/" + version + "/";
    add(name, read(folder + file), type);
  }

  private void own(String name, String type) {
    add(name, read("/dev/tocsin/gateway/page/" + name), type);
  }

  private void add(String name, String content, String type) {
    String hash = Ids.of(content).substring(0, 12);
    byName.put(name, new Asset(content, type, hash));
  }

  private static String read(String resource) {
    try (InputStream in = Assets.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException(resource + " is not on the class path");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
