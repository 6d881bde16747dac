package org.isthmus.gateway.sip.call;

import java.util.Optional;
import javax.sip.header.ContentTypeHeader;
import javax.sip.message.Message;
import org.isthmus.gateway.sip.body.BodyException;
import org.isthmus.gateway.sip.body.ContentCoding;
import org.isthmus.gateway.sip.body.MediaType;
import org.isthmus.gateway.sip.body.MimePart;
import org.isthmus.gateway.sip.body.Multipart;

/** The body of a message: of one type, or the part of that type in a multipart. */
final class Bodies {

    private Bodies() {}

    static boolean isThere(Message message) {
        return message.getRawContent() != null && message.getRawContent().length > 0;
    }

    /** Empty text where there is no body. */
    static MediaType type(Message message) {
        return message.getHeader(ContentTypeHeader.NAME) == null
                ? MediaType.parse("")
                : MediaType.parse(
                        CallHeaders.value(message, ContentTypeHeader.NAME).orElse(""));
    }

    /**
     * What is in the message of that type.
     *
     * @return empty where there is no body at all
     * @throws BodyProblem with 415 where there is another, 400 where it is broken
     */
    static Optional<byte[]> of(Message message, String wanted) throws BodyProblem {
        if (!isThere(message)) {
            return Optional.empty();
        }
        try {
            byte[] body = ContentCoding.decode(
                            CallHeaders.value(message, "Content-Encoding").orElse(""), message.getRawContent())
                    .orElseThrow(() -> new BodyProblem(415, "The body has an unknown encoding."));
            return Optional.of(find(type(message), body, wanted));
        } catch (BodyException e) {
            throw new BodyProblem(400, String.valueOf(e.getMessage()));
        }
    }

    private static byte[] find(MediaType type, byte[] body, String wanted) throws BodyProblem, BodyException {
        if (type.name().equals(wanted)) {
            return body;
        }
        if (type.name().startsWith("multipart/")) {
            for (MimePart part : Multipart.parse(type, body)) {
                if (part.type().name().equals(wanted)) {
                    return part.content();
                }
            }
        }
        throw new BodyProblem(415, "The body is " + type.name() + ".");
    }
}
