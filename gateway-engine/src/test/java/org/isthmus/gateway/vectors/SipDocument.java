package org.isthmus.gateway.vectors;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A SIP or MSRP message as text, read without the help of the stack that is under test. */
final class SipDocument implements Document {

    private final boolean sip;
    private final String text;
    private final String start;
    private final HeaderLines headers;
    private final String body;
    private final String endLine;

    private SipDocument(boolean sip, String text) {
        this.sip = sip;
        this.text = text;
        int lineEnd = text.indexOf("\r\n");
        this.start = text.substring(0, lineEnd);
        String rest = text.substring(lineEnd + 2);
        String end = "";
        if (!sip) {
            int at = rest.lastIndexOf("-------" + start.split(" ")[1]);
            end = rest.substring(at);
            rest = rest.substring(0, at);
        }
        this.endLine = end;
        int blank = rest.startsWith("\r\n") ? 0 : rest.indexOf("\r\n\r\n");
        this.headers = new HeaderLines(blank < 0 ? rest : rest.substring(0, blank));
        String content = blank < 0 ? "" : rest.substring(blank + (blank == 0 ? 2 : 4));
        this.body = sip || !content.endsWith("\r\n") ? content : content.substring(0, content.length() - 2);
    }

    static SipDocument sip(String text) {
        return new SipDocument(true, text);
    }

    static SipDocument msrp(String text) {
        return new SipDocument(false, text);
    }

    @Override
    public List<String> select(String selector) {
        if (selector.startsWith("h:")) {
            return headers.select(selector.substring(2));
        }
        if (selector.startsWith("x:")) {
            return body.isEmpty() ? List.of() : new XmlDocument(body).xpath(selector.substring(2));
        }
        if (selector.startsWith("sdp:")) {
            return body.isEmpty() ? List.of() : new SdpDocument(body).select(selector);
        }
        if (selector.equals("text") || selector.startsWith("cpim") || selector.startsWith("mime:")) {
            return wrapped(selector);
        }
        return startLine(selector);
    }

    private List<String> startLine(String selector) {
        boolean response = sip ? start.startsWith("SIP/2.0 ") : Character.isDigit(start.split(" ")[2].charAt(0));
        String[] parts = start.split(" ", 3);
        return switch (selector) {
            case "body" -> body.isEmpty() ? List.of() : List.of(body);
            case "size" -> List.of(Integer.toString(text.getBytes(StandardCharsets.UTF_8).length));
            case "method" -> response ? List.of() : List.of(parts[sip ? 0 : 2]);
            case "ruri" -> response ? List.of() : List.of(parts[1]);
            case "status" -> response ? List.of(parts[sip ? 1 : 2].split(" ")[0]) : List.of();
            case "reason" -> response && parts.length > 2 ? List.of(parts[2]) : List.of();
            case "tid" -> List.of(parts[1]);
            case "flag" -> List.of(endLine.strip().substring(endLine.strip().length() - 1));
            case "bodylen" -> List.of(Integer.toString(body.getBytes(StandardCharsets.UTF_8).length));
            default -> throw new IllegalArgumentException("selector " + selector);
        };
    }

    private List<String> wrapped(String selector) {
        String[] parts = body.split("\r\n\r\n", 3);
        if (parts.length < 3) {
            return List.of();
        }
        if (selector.equals("text")) {
            return List.of(parts[2]);
        }
        if (selector.startsWith("cpimx:")) {
            return new XmlDocument(parts[2]).xpath(selector.substring(6));
        }
        boolean cpim = selector.startsWith("cpim:");
        return new HeaderLines(parts[cpim ? 0 : 1]).select(selector.substring(5));
    }

    /** Header lines and what {@code #} takes from their values. */
    private record HeaderLines(String lines) {

        List<String> select(String what) {
            int hash = what.indexOf('#');
            String name = hash < 0 ? what : what.substring(0, hash);
            List<String> found = new ArrayList<>();
            for (String line : lines.split("\r\n")) {
                int colon = line.indexOf(':');
                if (colon > 0 && line.substring(0, colon).strip().equalsIgnoreCase(name)) {
                    String value = line.substring(colon + 1).strip();
                    if (hash < 0) {
                        found.add(value);
                    } else {
                        part(value, what.substring(hash + 1), found);
                    }
                }
            }
            return found;
        }

        private static void part(String value, String part, List<String> into) {
            int open = value.indexOf('<');
            int close = value.indexOf('>', open);
            String uri = open < 0 ? value.split(";")[0] : value.substring(open + 1, close);
            String after = open < 0 ? value : value.substring(close + 1);
            if (part.equals("uri")) {
                into.add(uri.strip());
            } else if (part.equals("display")) {
                String display = open < 0 ? "" : value.substring(0, open).strip();
                if (!display.isEmpty()) {
                    into.add(display.replaceAll("^\"|\"$", ""));
                }
            } else if (part.equals("type")) {
                into.add(value.split(";")[0].strip().toLowerCase(Locale.ROOT));
            } else if (part.startsWith("param:")) {
                parameter(after, part.substring(6), into);
            } else if (part.startsWith("uriparam:")) {
                parameter(uri, part.substring(9), into);
            } else {
                throw new IllegalArgumentException("part " + part);
            }
        }

        private static void parameter(String text, String name, List<String> into) {
            String[] pieces = text.split(";");
            for (int i = 1; i < pieces.length; i++) {
                String[] pair = pieces[i].strip().split("=", 2);
                if (pair[0].strip().equalsIgnoreCase(name)) {
                    into.add(pair.length < 2 ? "" : pair[1].strip().replaceAll("^\"|\"$", ""));
                }
            }
        }
    }
}
