package org.isthmus.gateway.xmpp.component;

/**
 * Finds where a stanza ends, character by character, without understanding it: every start tag has its end tag, nothing is in
 * it that XMPP forbids (RFC 6120 section 11.1), and it keeps to the limits. So what is wrong inside one stanza stays inside it.
 */
final class FrameScanner {

    /** What is complete with the last character. */
    enum Step {
        MORE,
        HEADER,
        STANZA,
        END
    }

    private enum State {
        BETWEEN,
        TEXT,
        ENTITY,
        MARKUP,
        START_NAME,
        IN_TAG,
        BEFORE_VALUE,
        VALUE,
        EMPTY_TAG,
        END_NAME,
        AFTER_END_NAME,
        CDATA,
        DECLARATION
    }

    private static final int LONGEST_DECLARATION = 200;

    private final StanzaLimits limits;
    private final FrameText frame;
    private final OpenNames names;
    private final EntityCheck entity = new EntityCheck();
    private final CdataCheck cdata = new CdataCheck();
    private State state = State.BETWEEN;
    private State afterEntity = State.TEXT;
    private boolean opened;
    private int depth;
    private int attributes;
    private int run;
    private char quote;

    FrameScanner(StanzaLimits limits) {
        this.limits = limits;
        this.frame = new FrameText(limits);
        this.names = new OpenNames(frame, limits.depth());
    }

    /** The frame as far as it has come; valid until the next character is taken. */
    FrameText frame() {
        return frame;
    }

    Step accept(char c) throws StreamBroken {
        if (!XmlChars.isLegal(c)) {
            throw StreamBroken.malformed("a character that XML does not know");
        }
        if (state == State.BETWEEN) {
            return between(c);
        }
        frame.keep(c);
        return switch (state) {
            case TEXT -> text(c);
            case ENTITY -> entity(c);
            case MARKUP -> markup(c);
            case START_NAME -> startName(c);
            case IN_TAG -> inTag(c);
            case BEFORE_VALUE -> beforeValue(c);
            case VALUE -> value(c);
            case EMPTY_TAG -> emptyTag(c);
            case END_NAME -> endName(c);
            case AFTER_END_NAME -> afterEndName(c);
            case CDATA -> cdata(c);
            case DECLARATION -> declaration(c);
            case BETWEEN -> throw new IllegalStateException("taken care of above");
        };
    }

    private Step between(char c) throws StreamBroken {
        if (c == '<') {
            frame.clear();
            frame.keep(c);
            return to(State.MARKUP);
        }
        if (!XmlChars.isSpace(c)) {
            throw StreamBroken.malformed("text between stanzas");
        }
        return Step.MORE;
    }

    private Step text(char c) {
        if (c == '<') {
            return to(State.MARKUP);
        }
        return c == '&' ? entityBegins(State.TEXT) : Step.MORE;
    }

    private Step entityBegins(State after) {
        afterEntity = after;
        entity.begin();
        return to(State.ENTITY);
    }

    private Step entity(char c) throws StreamBroken {
        return entity.isComplete(c) ? to(afterEntity) : Step.MORE;
    }

    private Step markup(char c) throws StreamBroken {
        if (c == '/') {
            names.beginEnd(depth);
            return to(State.END_NAME);
        }
        if (c == '!' && depth > 0) {
            cdata.begin();
            return to(State.CDATA);
        }
        if (c == '?' && !opened) {
            return to(State.DECLARATION);
        }
        if (c == '!' || c == '?') {
            throw new StreamBroken(StreamBroken.RESTRICTED_XML, "a comment, an instruction or a declaration");
        }
        if (!XmlChars.isName(c)) {
            throw StreamBroken.malformed("a stray <");
        }
        attributes = 0;
        run = 1;
        names.beginStart();
        return to(State.START_NAME);
    }

    private Step startName(char c) throws StreamBroken {
        if (XmlChars.isName(c)) {
            return inName();
        }
        names.start(depth);
        run = 0;
        state = State.IN_TAG;
        return inTag(c);
    }

    private Step inName() {
        if (++run > limits.nameCharacters()) {
            frame.over("a name of more than " + limits.nameCharacters() + " characters");
        }
        return Step.MORE;
    }

    private Step inTag(char c) throws StreamBroken {
        if (XmlChars.isSpace(c)) {
            run = 0;
            return Step.MORE;
        }
        return switch (c) {
            case '>' -> startTagEnds();
            case '/' -> to(State.EMPTY_TAG);
            case '=' -> attribute();
            case '<', '&', '\'', '"' -> throw StreamBroken.malformed("a tag that makes no sense");
            default -> inName();
        };
    }

    private Step attribute() {
        run = 0;
        if (++attributes > limits.attributes()) {
            frame.over("an element of more than " + limits.attributes() + " attributes");
        }
        return to(State.BEFORE_VALUE);
    }

    private Step beforeValue(char c) throws StreamBroken {
        if (c == '\'' || c == '"') {
            quote = c;
            return to(State.VALUE);
        }
        if (!XmlChars.isSpace(c)) {
            throw StreamBroken.malformed("an attribute without quotes");
        }
        return Step.MORE;
    }

    private Step value(char c) throws StreamBroken {
        if (c == quote) {
            return to(State.IN_TAG);
        }
        if (c == '<') {
            throw StreamBroken.malformed("a < within an attribute");
        }
        return c == '&' ? entityBegins(State.VALUE) : Step.MORE;
    }

    private Step startTagEnds() throws StreamBroken {
        if (!opened) {
            return headerEnds();
        }
        rememberFirstTag();
        if (++depth > limits.depth()) {
            frame.over("more than " + limits.depth() + " elements within each other");
        }
        return to(State.TEXT);
    }

    private Step headerEnds() throws StreamBroken {
        if (!frame.excess().isEmpty()) {
            throw new StreamBroken(StreamBroken.POLICY_VIOLATION, "a stream header with " + frame.excess());
        }
        names.keepHeader();
        opened = true;
        state = State.BETWEEN;
        return Step.HEADER;
    }

    private Step emptyTag(char c) throws StreamBroken {
        if (c != '>') {
            throw StreamBroken.malformed("a stray / in a tag");
        }
        if (!opened) {
            throw StreamBroken.malformed("a stream that ends where it begins");
        }
        rememberFirstTag();
        return elementEnds();
    }

    private void rememberFirstTag() {
        if (depth == 0) {
            frame.firstTagEnds();
        }
    }

    private Step endName(char c) throws StreamBroken {
        if (c != '>' && !XmlChars.isSpace(c)) {
            names.checkEnd(c);
            return Step.MORE;
        }
        names.finishEnd();
        state = State.AFTER_END_NAME;
        return afterEndName(c);
    }

    private Step afterEndName(char c) throws StreamBroken {
        if (XmlChars.isSpace(c)) {
            return Step.MORE;
        }
        if (c != '>') {
            throw StreamBroken.malformed("an end tag that makes no sense");
        }
        if (depth == 0) {
            return Step.END;
        }
        depth--;
        return elementEnds();
    }

    private Step elementEnds() {
        if (depth > 0) {
            return to(State.TEXT);
        }
        state = State.BETWEEN;
        return Step.STANZA;
    }

    private Step cdata(char c) throws StreamBroken {
        return cdata.isComplete(c) ? to(State.TEXT) : Step.MORE;
    }

    private Step declaration(char c) throws StreamBroken {
        if (frame.length() > LONGEST_DECLARATION) {
            throw StreamBroken.malformed("an endless declaration");
        }
        return c == '>' ? to(State.BETWEEN) : Step.MORE;
    }

    private Step to(State next) {
        state = next;
        return Step.MORE;
    }
}
