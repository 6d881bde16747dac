package org.isthmus.gateway.call.sdp;

import java.util.ArrayList;
import java.util.List;

/** Reads the lines of a description and enforces the limits. */
final class SdpParser {

    /** Characters. */
    static final int LARGEST = 64 * 1024;

    private static final int MOST_LINES = 4000;
    private static final int MOST_MEDIA = 64;
    private static final String TYPES = "vosiuepcbtrzkam";

    private final List<SdpLine> session = new ArrayList<>();
    private final List<List<SdpLine>> media = new ArrayList<>();
    private List<SdpLine> current = session;
    private final boolean whole;
    private int number;

    /** @param whole whether it is a description and not a fragment of one, which has no version (RFC 8840 section 9) */
    SdpParser(boolean whole) {
        this.whole = whole;
    }

    SdpDocument parse(String text) throws SdpException {
        if (text.length() > LARGEST) {
            throw new SdpException("description of " + text.length() + " characters");
        }
        int stop = text.length();
        while (stop > 0 && (text.charAt(stop - 1) == '\n' || text.charAt(stop - 1) == '\r')) {
            stop--;
        }
        if (stop == 0) {
            throw new SdpException("empty description");
        }
        for (int start = 0; start < stop; ) {
            int newline = text.indexOf('\n', start);
            int end = newline < 0 || newline > stop ? stop : newline;
            line(text.substring(start, end > start && text.charAt(end - 1) == '\r' ? end - 1 : end));
            start = end + 1;
        }
        int firstEnd = text.indexOf('\n');
        boolean bare = firstEnd >= 0 && (firstEnd == 0 || text.charAt(firstEnd - 1) != '\r');
        return document(bare ? "\n" : "\r\n", text.indexOf('\n', stop) >= 0);
    }

    private void line(String line) throws SdpException {
        number++;
        if (number > MOST_LINES) {
            throw new SdpException("more than " + MOST_LINES + " lines");
        }
        if (line.length() < 2 || line.charAt(1) != '=' || TYPES.indexOf(line.charAt(0)) < 0) {
            throw new SdpException("line " + number + " is no line of a description");
        }
        if (line.indexOf('\0') >= 0 || line.indexOf('\r') >= 0) {
            throw new SdpException("line " + number + " has a control character");
        }
        add(new SdpLine(line.charAt(0), line.substring(2)));
    }

    private void add(SdpLine line) throws SdpException {
        if (whole && number == 1 && !(line.type() == 'v' && line.value().equals("0"))) {
            throw new SdpException("the first line is not v=0");
        }
        if (line.type() == 'm') {
            if (media.size() == MOST_MEDIA) {
                throw new SdpException("more than " + MOST_MEDIA + " m= lines");
            }
            current = new ArrayList<>();
            media.add(current);
        }
        current.add(line);
    }

    private SdpDocument document(String lineEnd, boolean ended) throws SdpException {
        List<SdpMedia> sections = new ArrayList<>();
        for (List<SdpLine> lines : media) {
            sections.add(new SdpMedia(MediaLine.parse(lines.getFirst().value()), new SdpSection(lines)));
        }
        return new SdpDocument(new SdpSection(session), sections, lineEnd, ended);
    }
}
