package org.isthmus.gateway.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.isthmus.gateway.call.jingle.Jingle;
import org.isthmus.gateway.call.jingle.JingleAction;
import org.isthmus.gateway.call.jingle.JingleDescriptions;
import org.isthmus.gateway.call.jingle.JingleException;
import org.isthmus.gateway.call.jingle.Role;
import org.isthmus.gateway.call.sdp.SdpDialog;
import org.isthmus.gateway.call.sdp.SdpDocument;
import org.isthmus.gateway.call.sdp.SdpException;
import org.isthmus.gateway.call.sdp.SdpOrigin;
import org.isthmus.gateway.call.sdp.SdpStyle;
import org.isthmus.media.description.SessionDescription;
import org.isthmus.media.description.Transport.Ice;

/** What a description says survives each network, and the way over both. */
class DescriptionRoundTripProperties {

    @Property(tries = 1000)
    void throughSdp(@ForAll long seed) throws SdpException {
        SessionDescription description = new RandomDescriptions(seed).next();
        assertThat(overSdp(description)).isEqualTo(description);
    }

    @Property(tries = 1000)
    void throughJingle(@ForAll long seed, @ForAll Role writer) throws JingleException {
        SessionDescription description = new RandomDescriptions(seed).next();
        assertThat(overJingle(description, writer)).isEqualTo(withoutDefaults(description));
    }

    @Property(tries = 500)
    void outOfSdpThroughJingleAndBack(@ForAll long seed, @ForAll Role writer) throws SdpException, JingleException {
        SessionDescription description = new RandomDescriptions(seed).next();
        SessionDescription crossed = overJingle(PassThrough.crossing(overSdp(description)), writer);
        SessionDescription back = overSdp(PassThrough.crossing(crossed));
        assertThat(withoutDefaults(back)).isEqualTo(withoutDefaults(description));
        assertThat(DescriptionChange.between(withoutDefaults(description), withoutDefaults(back)))
                .isEmpty();
    }

    @Property(tries = 500)
    void theOtherSideSeesTheSameFlow(@ForAll long seed) throws JingleException {
        SessionDescription offer = new RandomDescriptions(seed).next();
        Jingle jingle = Jingle.parse(xml(offer, Role.INITIATOR));
        SessionDescription seen = JingleDescriptions.read(jingle, Role.RESPONDER);
        for (int i = 0; i < offer.contents().size(); i++) {
            assertThat(seen.contents().get(i).direction())
                    .isEqualTo(offer.contents().get(i).direction().mirrored());
        }
    }

    private static SessionDescription overSdp(SessionDescription description) throws SdpException {
        SdpDocument written = dialog().offer(description);
        SdpDocument read = SdpDocument.parse(written.bytes());
        assertThat(read).isEqualTo(written);
        return dialog().readOffer(read);
    }

    private static SdpDialog dialog() {
        return new SdpDialog(SdpOrigin.of("-", 1, "192.0.2.1"), SdpStyle.STRICT);
    }

    private static SessionDescription overJingle(SessionDescription description, Role writer) throws JingleException {
        return JingleDescriptions.read(Jingle.parse(xml(description, writer)), writer);
    }

    private static String xml(SessionDescription description, Role writer) {
        return Jingle.of(JingleAction.SESSION_INITIATE, "s")
                .with(
                        JingleDescriptions.write(description, writer, name -> Role.INITIATOR, false),
                        description.groups())
                .toXml();
    }

    /** Jingle has no default destination beside ICE, and its candidates always trickle. */
    private static SessionDescription withoutDefaults(SessionDescription description) {
        return new SessionDescription(
                description.contents().stream()
                        .map(content -> content.transport() instanceof Ice ice
                                ? content.with(new Ice(
                                        ice.ufrag(),
                                        ice.password(),
                                        ice.candidates(),
                                        Optional.empty(),
                                        false,
                                        true,
                                        ice.generation(),
                                        ice.remote()))
                                : content)
                        .toList(),
                description.groups());
    }
}
