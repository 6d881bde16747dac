package org.isthmus.gateway.vectors;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** SDP as the selectors see it: a session part and media parts, each a list of lines. */
final class SdpDocument implements Document {

    private static final Pattern MEDIA = Pattern.compile("m\\[(\\d+)\\](?:\\.(.+))?");
    private static final List<String> DIRECTIONS = List.of("sendrecv", "sendonly", "recvonly", "inactive");

    private final List<String> session = new ArrayList<>();
    private final List<List<String>> media = new ArrayList<>();

    SdpDocument(String text) {
        List<String> current = session;
        for (String line : text.lines().toList()) {
            if (line.startsWith("m=")) {
                current = new ArrayList<>();
                media.add(current);
            }
            current.add(line);
        }
    }

    @Override
    public List<String> select(String selector) {
        if (!selector.startsWith("sdp:")) {
            throw new IllegalArgumentException("selector " + selector + " on SDP");
        }
        String what = selector.substring(4);
        if (what.equals("mcount")) {
            return List.of(Integer.toString(media.size()));
        }
        Matcher part = MEDIA.matcher(what);
        if (!part.matches()) {
            return what.startsWith("a:") ? attributes(session, what.substring(2)) : lines(session, what + "=");
        }
        int index = Integer.parseInt(part.group(1));
        if (index >= media.size()) {
            return List.of();
        }
        String field = part.group(2);
        return field == null ? lines(media.get(index), "m=") : inMedia(media.get(index), field);
    }

    private List<String> inMedia(List<String> lines, String field) {
        String[] m = lines.getFirst().substring(2).split(" ");
        return switch (field) {
            case "media" -> List.of(m[0]);
            case "port" -> List.of(m[1]);
            case "proto" -> List.of(m[2]);
            case "fmts" -> Arrays.asList(m).subList(3, m.length);
            case "c" -> lines(lines, "c=").isEmpty() ? lines(session, "c=") : lines(lines, "c=");
            case "b" -> lines(lines, "b=");
            case "dir" -> List.of(direction(lines));
            default -> {
                if (field.startsWith("a:")) {
                    yield attributes(lines, field.substring(2));
                }
                if (field.startsWith("fmtp:")) {
                    yield formatParameters(lines, field.substring(5));
                }
                throw new IllegalArgumentException("SDP field " + field);
            }
        };
    }

    private String direction(List<String> lines) {
        for (List<String> level : List.of(lines, session)) {
            for (String candidate : DIRECTIONS) {
                if (level.contains("a=" + candidate)) {
                    return candidate;
                }
            }
        }
        return "sendrecv";
    }

    private static List<String> lines(List<String> lines, String start) {
        return lines.stream()
                .filter(line -> line.startsWith(start))
                .map(line -> line.substring(start.length()))
                .toList();
    }

    private static List<String> attributes(List<String> lines, String name) {
        List<String> found = new ArrayList<>();
        for (String attribute : lines(lines, "a=")) {
            if (attribute.equals(name)) {
                found.add("");
            } else if (attribute.startsWith(name + ":")) {
                found.add(attribute.substring(name.length() + 1));
            }
        }
        return found;
    }

    private static List<String> formatParameters(List<String> lines, String format) {
        List<String> found = new ArrayList<>();
        for (String value : attributes(lines, "fmtp")) {
            if (value.startsWith(format + " ")) {
                for (String piece : value.substring(format.length() + 1).split(";")) {
                    found.add(piece.strip());
                }
            }
        }
        return found;
    }
}
