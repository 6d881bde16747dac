package org.isthmus.gateway.vectors;

/**
 * A vector may begin within a dialog whose Call-ID and tag it names; the engine named that dialog itself. Texts are changed
 * on their way in and out.
 */
record FlowNames(String vectorCallId, String engineCallId, String vectorTag, String engineTag) {

    static final FlowNames SAME = new FlowNames("", "", "", "");

    String toEngine(String text) {
        return renamed(text, vectorCallId, engineCallId, vectorTag, engineTag);
    }

    String toVector(String text) {
        return renamed(text, engineCallId, vectorCallId, engineTag, vectorTag);
    }

    private static String renamed(String text, String callId, String newCallId, String tag, String newTag) {
        String renamed = callId.isEmpty()
                ? text
                : text.replace("\r\nCall-ID: " + callId + "\r\n", "\r\nCall-ID: " + newCallId + "\r\n");
        return tag.isEmpty() ? renamed : renamed.replace(";tag=" + tag + "\r\n", ";tag=" + newTag + "\r\n");
    }
}
