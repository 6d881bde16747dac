package org.isthmus.gateway.vectors;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.isthmus.gateway.address.AddressException;
import org.isthmus.gateway.address.XmppAddress;
import org.isthmus.gateway.call.PassThrough;
import org.isthmus.gateway.call.jingle.Jingle;
import org.isthmus.gateway.call.jingle.JingleAction;
import org.isthmus.gateway.call.jingle.JingleChanges;
import org.isthmus.gateway.call.jingle.JingleDescriptions;
import org.isthmus.gateway.call.jingle.JingleException;
import org.isthmus.gateway.call.jingle.Role;
import org.isthmus.gateway.call.sdp.SdpDialog;
import org.isthmus.gateway.call.sdp.SdpDocument;
import org.isthmus.gateway.call.sdp.SdpException;
import org.isthmus.gateway.call.sdp.SdpOrigin;
import org.isthmus.gateway.call.sdp.SdpStyle;
import org.isthmus.media.description.SessionDescription;

/** Vectors of kind {@code translate} about calls: a description out of SDP in Jingle, or the other way. */
final class MediaVectors {

    private static final String SID = "c7";
    private static final String HOST = "192.0.2.101";

    private MediaVectors() {}

    static void run(Vector vector) throws Exception {
        JsonNode input = vector.input();
        Role writer = Role.of(input.path("writtenBy").asText());
        List<Wire.Sent> sent = input.path("proto").asText().equals("sdp")
                ? toJingle(input, writer, vector.context().path("previous"))
                : List.of(toSdp(input, writer));
        Outputs.check(vector.json().path("outputs"), sent);
    }

    private static List<Wire.Sent> toJingle(JsonNode input, Role writer, JsonNode previous) throws SdpException {
        SdpDialog dialog = dialog("-");
        String text = input.path("text").asText();
        if (previous.isMissingNode()) {
            SessionDescription description = PassThrough.crossing(dialog.readOffer(SdpDocument.parse(text)));
            Jingle jingle = Jingle.of(
                            writer == Role.INITIATOR ? JingleAction.SESSION_INITIATE : JingleAction.SESSION_ACCEPT, SID)
                    .with(
                            JingleDescriptions.write(
                                    description, writer, name -> Role.INITIATOR, writer == Role.RESPONDER),
                            description.groups());
            return List.of(sent(jingle));
        }
        SessionDescription before = dialog.readOffer(SdpDocument.parse(credentials(
                text, previous.path("ufrag").asText(), previous.path("pwd").asText())));
        SessionDescription after = dialog.readOffer(SdpDocument.parse(text));
        return new JingleChanges(SID, writer, name -> Role.INITIATOR)
                .between(PassThrough.crossing(before), PassThrough.crossing(after)).stream()
                        .map(MediaVectors::sent)
                        .toList();
    }

    /** The same description with the credentials that it had before. */
    private static String credentials(String text, String ufrag, String password) {
        return text.replaceAll("a=ice-ufrag:\\S+", "a=ice-ufrag:" + ufrag)
                .replaceAll("a=ice-pwd:\\S+", "a=ice-pwd:" + password);
    }

    private static Wire.Sent sent(Jingle jingle) {
        return new Wire.Sent("jingle", jingle.toXml());
    }

    private static Wire.Sent toSdp(JsonNode input, Role writer) throws JingleException, SdpException, AddressException {
        Jingle jingle = Jingle.parse(input.path("text").asText());
        String initiator = jingle.initiator().orElse("");
        SdpDialog dialog =
                dialog(initiator.isEmpty() ? "-" : XmppAddress.parse(initiator).local());
        SessionDescription description = PassThrough.crossing(JingleDescriptions.read(jingle, writer));
        SdpDocument document;
        if (input.has("offer")) {
            SessionDescription offer =
                    dialog.readOffer(SdpDocument.parse(input.path("offer").asText()));
            document = dialog.answer(PassThrough.answering(offer, description));
        } else {
            document = dialog.offer(description);
        }
        return new Wire.Sent("sdp", document.toString());
    }

    private static SdpDialog dialog(String user) {
        return new SdpDialog(SdpOrigin.of(user, 1, HOST), SdpStyle.STRICT);
    }
}
