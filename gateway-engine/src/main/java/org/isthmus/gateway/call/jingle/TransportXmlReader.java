package org.isthmus.gateway.call.jingle;

import static org.isthmus.gateway.call.jingle.Namespaces.DTLS;
import static org.isthmus.gateway.call.jingle.Namespaces.ICE_UDP;
import static org.isthmus.gateway.call.jingle.Namespaces.RAW_UDP;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import javax.xml.stream.XMLStreamException;
import org.isthmus.gateway.call.Fingerprints;
import org.isthmus.gateway.call.Hosts;
import org.isthmus.gateway.call.Numbers;
import org.isthmus.gateway.sip.body.BodyException;
import org.isthmus.gateway.sip.body.SafeXml.Cursor;
import org.isthmus.media.description.Candidate;
import org.isthmus.media.description.Security.Fingerprint;
import org.isthmus.media.description.Security.Setup;
import org.isthmus.media.description.Transport;
import org.isthmus.media.description.Transport.Component;
import org.isthmus.media.description.Transport.Endpoint;

/** Reads transports (XEP-0176, 0177, 0320). Candidates that are broken are passed over. Made anew for each. */
final class TransportXmlReader {

    private static final int MOST = 128;

    private final List<Candidate> candidates = new ArrayList<>();
    private final List<Component> addresses = new ArrayList<>();
    private final List<Fingerprint> fingerprints = new ArrayList<>();
    private Optional<Setup> setup = Optional.empty();
    private int generation;
    private boolean complete;

    JingleTransport.IceUdp ice(Cursor cursor) throws XMLStreamException, BodyException {
        String ufrag = cursor.attribute("ufrag").strip();
        String password = cursor.attribute("pwd").strip();
        cursor.mixed(child -> {
            if (child.is(DTLS, "fingerprint")) {
                fingerprint(child);
                return;
            }
            if (child.is(ICE_UDP, "candidate")) {
                candidate(child);
            } else if (child.is(ICE_UDP, "remote-candidate")) {
                address(child);
            } else if (child.name().equals("gathering-complete")) {
                complete = true;
            }
            child.skip();
        });
        boolean credentials = Numbers.isWord(ufrag) && Numbers.isWord(password);
        return new JingleTransport.IceUdp(
                credentials ? ufrag : "",
                credentials ? password : "",
                candidates,
                generation,
                addresses,
                complete,
                new JingleTransport.Dtls(fingerprints, setup));
    }

    JingleTransport.RawUdp raw(Cursor cursor) throws XMLStreamException, BodyException {
        cursor.mixed(child -> {
            if (child.is(DTLS, "fingerprint")) {
                fingerprint(child);
                return;
            }
            if (child.is(RAW_UDP, "candidate")) {
                address(child);
            }
            child.skip();
        });
        return new JingleTransport.RawUdp(addresses, new JingleTransport.Dtls(fingerprints, setup));
    }

    /** Of a restart only the candidates of the newest generation count (XEP-0176 section 5.9). */
    private void candidate(Cursor cursor) {
        int born = Numbers.whole(cursor.attribute("generation"), 0, 255).orElse(0);
        Optional<Candidate> candidate = readCandidate(cursor);
        if (candidate.isEmpty() || born < generation || candidates.size() == MOST) {
            return;
        }
        if (born > generation) {
            candidates.clear();
            generation = born;
        }
        candidates.add(candidate.get());
    }

    private static Optional<Candidate> readCandidate(Cursor cursor) {
        OptionalInt component = Numbers.whole(cursor.attribute("component"), Transport.RTP, Transport.RTCP);
        OptionalLong priority = Numbers.large(cursor.attribute("priority"), Numbers.UNSIGNED);
        Optional<Endpoint> endpoint = endpoint(cursor.attribute("ip"), cursor.attribute("port"));
        Optional<Candidate.Type> type = Candidate.Type.of(cursor.attribute("type"));
        String foundation = cursor.attribute("foundation");
        String protocol = cursor.attribute("protocol");
        String tcpType = cursor.attribute("tcptype");
        if (component.isEmpty()
                || priority.isEmpty()
                || endpoint.isEmpty()
                || type.isEmpty()
                || !Numbers.isWord(foundation)
                || (!protocol.isEmpty() && !Numbers.isWord(protocol))) {
            return Optional.empty();
        }
        return Optional.of(new Candidate(
                foundation,
                component.getAsInt(),
                protocol.isEmpty() ? "udp" : protocol.toLowerCase(Locale.ROOT),
                priority.getAsLong(),
                endpoint.get(),
                type.get(),
                endpoint(cursor.attribute("rel-addr"), cursor.attribute("rel-port")),
                JingleXmlReader.optional(tcpType).filter(Numbers::isWord),
                Numbers.whole(cursor.attribute("network"), 0, 255).orElse(0)));
    }

    private void address(Cursor cursor) {
        OptionalInt component = Numbers.whole(cursor.attribute("component"), Transport.RTP, Transport.RTCP);
        Optional<Endpoint> endpoint = endpoint(cursor.attribute("ip"), cursor.attribute("port"));
        if (component.isPresent()
                && endpoint.isPresent()
                && addresses.stream().noneMatch(known -> known.component() == component.getAsInt())) {
            addresses.add(new Component(component.getAsInt(), endpoint.get()));
        }
    }

    private static Optional<Endpoint> endpoint(String host, String port) {
        OptionalInt number = Numbers.whole(port, 0, Numbers.PORTS);
        return number.isPresent() && Hosts.isHost(host)
                ? Optional.of(new Endpoint(host, number.getAsInt()))
                : Optional.empty();
    }

    private void fingerprint(Cursor cursor) throws XMLStreamException, BodyException {
        String hash = cursor.attribute("hash");
        Optional<Setup> said = setup(cursor.attribute("setup"));
        setup = setup.or(() -> said);
        Fingerprints.read(hash, cursor.text())
                .filter(print -> fingerprints.size() < MOST)
                .ifPresent(fingerprints::add);
    }

    private static Optional<Setup> setup(String word) {
        return switch (word) {
            case "active" -> Optional.of(Setup.ACTIVE);
            case "passive" -> Optional.of(Setup.PASSIVE);
            case "actpass" -> Optional.of(Setup.ACTPASS);
            default -> Optional.empty();
        };
    }
}
