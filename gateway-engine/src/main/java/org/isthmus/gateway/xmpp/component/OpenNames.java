package org.isthmus.gateway.xmpp.component;

/**
 * The names of the elements that are open, as places in the frame. Of a frame that is over a limit not everything is there
 * any more, so there only the number of tags counts.
 */
final class OpenNames {

    private final FrameText frame;
    private final int[] starts;
    private final int[] ends;
    private String header = "";
    private int start;
    private int compared;
    private int comparedStart;
    private int comparedEnd;
    private boolean withHeader;

    OpenNames(FrameText frame, int depth) {
        this.frame = frame;
        this.starts = new int[depth + 1];
        this.ends = new int[depth + 1];
    }

    /** The character that came last is the first one of the name of a start tag. */
    void beginStart() {
        start = frame.length() - 1;
    }

    /** The character that came last is the first one behind the name of a start tag. */
    void start(int depth) {
        if (isWhole()) {
            starts[depth] = start;
            ends[depth] = frame.length() - 1;
        }
    }

    /** The start tag that came last is that of the stream. */
    void keepHeader() {
        header = frame.text().substring(starts[0], ends[0]);
    }

    /** An end tag begins. */
    void beginEnd(int depth) {
        withHeader = depth == 0;
        compared = 0;
        if (withHeader) {
            comparedStart = 0;
            comparedEnd = header.length();
        } else if (isWhole()) {
            comparedStart = starts[depth - 1];
            comparedEnd = ends[depth - 1];
        }
    }

    /** The next character of the name of an end tag. */
    void checkEnd(char c) throws StreamBroken {
        if (isWhole()) {
            int at = comparedStart + compared;
            if (at >= comparedEnd || c != (withHeader ? header.charAt(at) : frame.at(at))) {
                throw unexpected();
            }
            compared++;
        }
    }

    void finishEnd() throws StreamBroken {
        if (isWhole() && comparedStart + compared != comparedEnd) {
            throw unexpected();
        }
    }

    private boolean isWhole() {
        return frame.excess().isEmpty();
    }

    private static StreamBroken unexpected() {
        return StreamBroken.malformed("an end tag of another name than its start tag");
    }
}
