package org.isthmus.gateway.sip.call;

import java.text.ParseException;
import java.util.Optional;
import javax.sip.header.ContentTypeHeader;
import javax.sip.message.Message;
import org.isthmus.gateway.call.sdp.SdpDialog;
import org.isthmus.gateway.call.sdp.SdpDocument;
import org.isthmus.gateway.call.sdp.SdpException;
import org.isthmus.gateway.call.sdp.SdpOrigin;
import org.isthmus.gateway.call.sdp.SdpStyle;
import org.isthmus.gateway.sip.useragent.Words;
import org.isthmus.media.description.SessionDescription;

/** The descriptions in the messages of one dialog (RFC 3264 over RFC 3261 section 13.2.1). */
final class SessionBody {

    private static final int UNREADABLE = 488;

    private final SdpDialog sdp;

    SessionBody(CallTools tools) {
        String address = tools.exchanges().flow().isPresent()
                ? tools.exchanges().flow().get().localHost()
                : "0.0.0.0";
        String plain = address.startsWith("[") ? address.substring(1, address.length() - 1) : address;
        long session = tools.scheduler().instant().getEpochSecond();
        sdp = new SdpDialog(SdpOrigin.of(tools.identity().address().user(), session, plain), SdpStyle.PHONE);
    }

    static ContentTypeHeader type(Words words) throws ParseException {
        return (ContentTypeHeader) words.header(ContentTypeHeader.NAME, SdpDocument.TYPE);
    }

    static boolean isIn(Message message) {
        return Bodies.isThere(message);
    }

    byte[] offer(SessionDescription ours) {
        return sdp.offer(ours).bytes();
    }

    byte[] answer(SessionDescription ours) {
        return sdp.answer(ours).bytes();
    }

    /** The offer of the other side, empty where it made none. */
    Optional<SessionDescription> offerIn(Message message) throws BodyProblem {
        Optional<byte[]> content = Bodies.of(message, SdpDocument.TYPE);
        if (content.isEmpty()) {
            return Optional.empty();
        }
        try {
            SessionDescription offer = sdp.readOffer(SdpDocument.parse(content.get()));
            if (offer.contents().isEmpty()) {
                throw new BodyProblem(UNREADABLE, "Nothing of what is offered is known here.");
            }
            return Optional.of(offer);
        } catch (SdpException e) {
            throw new BodyProblem(UNREADABLE, String.valueOf(e.getMessage()));
        }
    }

    /** The answer to this side's last offer. */
    SessionDescription answerIn(Message message) throws BodyProblem {
        Optional<byte[]> content = Bodies.of(message, SdpDocument.TYPE);
        try {
            SessionDescription answer = sdp.readAnswer(SdpDocument.parse(
                    content.orElseThrow(() -> new BodyProblem(UNREADABLE, "The offer was not answered."))));
            if (answer.contents().isEmpty()) {
                throw new BodyProblem(UNREADABLE, "Nothing of what was offered is wanted.");
            }
            return answer;
        } catch (SdpException e) {
            throw new BodyProblem(UNREADABLE, String.valueOf(e.getMessage()));
        }
    }

    /** The last offer came to nothing. */
    void refused() {
        sdp.refused();
    }
}
