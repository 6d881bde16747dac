package org.isthmus.gateway.message;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/** The plain text of an HTML body: what a person would read, with a line for each block. */
final class HtmlText {

    private HtmlText() {}

    static String plain(String html) {
        StringBuilder out = new StringBuilder(html.length());
        Jsoup.parse(html).body().traverse(new NodeVisitor() {
            @Override
            public void head(Node node, int depth) {
                switch (node) {
                    case TextNode text -> append(text.text(), out);
                    case Element element when element.normalName().equals("br") -> out.append('\n');
                    case Element element when element.isBlock() -> newLine(out);
                    default -> {
                        // Scripts, styles, comments: nothing to read.
                    }
                }
            }

            @Override
            public void tail(Node node, int depth) {
                if (node instanceof Element element && element.isBlock()) {
                    newLine(out);
                }
            }
        });
        return out.toString().strip();
    }

    private static void append(String text, StringBuilder out) {
        boolean atStart = out.isEmpty() || out.charAt(out.length() - 1) == '\n';
        out.append(atStart ? text.stripLeading() : text);
    }

    private static void newLine(StringBuilder out) {
        if (!out.isEmpty() && out.charAt(out.length() - 1) != '\n') {
            out.append('\n');
        }
    }
}
