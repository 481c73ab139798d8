package dev.tocsin.replay.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** A feed document as a strict XML parser sees it. */
record ParsedRss(Element channel) {

  static ParsedRss of(byte[] document) {
    try {
      Element rss =
          DocumentBuilderFactory.newInstance()
              .newDocumentBuilder()
              .parse(new ByteArrayInputStream(document))
              .getDocumentElement();
      return new ParsedRss((Element) rss.getElementsByTagName("channel").item(0));
    } catch (SAXException | IOException | ParserConfigurationException e) {
      throw new AssertionError("not well-formed", e);
    }
  }

  String channel(String name) {
    return textIn(channel, name).getFirst();
  }

  String item(int index, String name) {
    return textIn((Element) channel.getElementsByTagName("item").item(index), name).getFirst();
  }

  /** That element of each item that has it. */
  List<String> items(String name) {
    NodeList items = channel.getElementsByTagName("item");
    return IntStream.range(0, items.getLength())
        .mapToObj(i -> (Element) items.item(i))
        .flatMap(item -> textIn(item, name).stream())
        .toList();
  }

  private static List<String> textIn(Element parent, String name) {
    NodeList found = parent.getElementsByTagName(name);
    return IntStream.range(0, found.getLength())
        .mapToObj(found::item)
        .map(Node::getTextContent)
        .toList();
  }
}
