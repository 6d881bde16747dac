package org.isthmus.gateway.sip;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A SIP message as text, taken apart without any SIP library. */
public record RawMessage(String start, List<String> lines, String latinBody, int size) {

    public static RawMessage parse(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        int end = text.indexOf("\r\n\r\n");
        String[] head = text.substring(0, end).split("\r\n");
        List<String> lines = new ArrayList<>(List.of(head).subList(1, head.length));
        return new RawMessage(head[0], lines, text.substring(end + 4), bytes.length);
    }

    public List<String> all(String name) {
        String prefix = name.toLowerCase(Locale.ROOT) + ":";
        return lines.stream()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(prefix))
                .map(line -> line.substring(prefix.length()).strip())
                .toList();
    }

    public String get(String name) {
        List<String> all = all(name);
        return all.isEmpty() ? "" : all.getFirst();
    }

    public boolean isResponse() {
        return start.startsWith("SIP/2.0 ");
    }

    public int status() {
        return Integer.parseInt(start.split(" ")[1]);
    }

    public String method() {
        return isResponse() ? get("CSeq").split(" ")[1] : start.split(" ")[0];
    }

    public String target() {
        return start.split(" ")[1];
    }

    public String text() {
        return new String(latinBody.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    /** A parameter of a header like {@code Digest a="b", c=d}. */
    public String parameter(String header, String name) {
        for (String part : get(header).replaceFirst("^Digest ", "").split(",")) {
            String[] pair = part.strip().split("=", 2);
            if (pair.length == 2 && pair[0].equalsIgnoreCase(name)) {
                return pair[1].replaceAll("^\"|\"$", "");
            }
        }
        return "";
    }

    /** The tag of From or To. */
    public String tag(String header) {
        String value = get(header);
        int at = value.indexOf(";tag=");
        return at < 0 ? "" : value.substring(at + 5).split("[;>]")[0];
    }

    /** A response to this request; further header lines may follow. */
    public String answer(int status, String phrase, String... headers) {
        return answerWith("", status, phrase, headers);
    }

    /** A response with a body, whose type is among the headers. */
    public String answerWith(String body, int status, String phrase, String... headers) {
        StringBuilder out = new StringBuilder("SIP/2.0 " + status + " " + phrase + "\r\n");
        all("Via").forEach(via -> out.append("Via: ").append(via).append("\r\n"));
        out.append("From: ").append(get("From")).append("\r\n");
        String to = get("To");
        out.append("To: ")
                .append(to)
                .append(to.contains(";tag=") ? "" : ";tag=peer")
                .append("\r\n");
        out.append("Call-ID: ").append(get("Call-ID")).append("\r\n");
        out.append("CSeq: ").append(get("CSeq")).append("\r\n");
        for (String header : headers) {
            out.append(header).append("\r\n");
        }
        all("Record-Route")
                .forEach(route -> out.append("Record-Route: ").append(route).append("\r\n"));
        return out.append("Content-Length: " + body.length() + "\r\n\r\n")
                .append(body)
                .toString();
    }
}
