package org.isthmus.gateway.message;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a MESSAGE carries: its body, the type of it, and the headers that belong to the text. Immutable. */
public final class SipPayload {

    private final String contentType;
    private final byte[] body;
    private final Map<String, String> headers;

    /**
     * @param contentType the value of Content-Type, parameters included
     * @param headers further headers by name, in order (Subject, Content-Language, Date, Priority)
     */
    public SipPayload(String contentType, byte[] body, Map<String, String> headers) {
        this.contentType = contentType;
        this.body = body.clone();
        this.headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    }

    public String contentType() {
        return contentType;
    }

    /** A copy of the bytes. */
    public byte[] body() {
        return body.clone();
    }

    /** Bytes of the body. */
    public int size() {
        return body.length;
    }

    public Map<String, String> headers() {
        return headers;
    }

    @Override
    public String toString() {
        return contentType + ", " + body.length + " bytes";
    }
}
