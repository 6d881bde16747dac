package org.isthmus.gateway.call.jingle;

import static org.isthmus.gateway.call.jingle.Namespaces.FEEDBACK;
import static org.isthmus.gateway.call.jingle.Namespaces.HEADER_EXTENSIONS;
import static org.isthmus.gateway.call.jingle.Namespaces.RTP;
import static org.isthmus.gateway.call.jingle.Namespaces.SOURCES;
import static org.isthmus.gateway.call.jingle.Namespaces.ZRTP;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import javax.xml.stream.XMLStreamException;
import org.isthmus.gateway.call.Numbers;
import org.isthmus.gateway.sip.body.BodyException;
import org.isthmus.gateway.sip.body.SafeXml.Cursor;
import org.isthmus.media.description.Feedback;
import org.isthmus.media.description.Format;
import org.isthmus.media.description.Format.Bandwidth;
import org.isthmus.media.description.Format.HeaderExtension;
import org.isthmus.media.description.Format.Source;
import org.isthmus.media.description.Format.SourceGroup;
import org.isthmus.media.description.PayloadType;
import org.isthmus.media.description.Security.Crypto;
import org.isthmus.media.description.Security.ZrtpHash;

/** Reads the description of media over RTP (XEP-0167, 0262, 0293, 0294, 0339). Made anew for each. */
final class RtpReader {

    private static final int MOST = 128;
    private static final int HIGHEST_EXTENSION = 4351;

    private final List<PayloadType> payloads = new ArrayList<>();
    private final List<Feedback> feedback = new ArrayList<>();
    private final List<HeaderExtension> extensions = new ArrayList<>();
    private final List<Source> sources = new ArrayList<>();
    private final List<SourceGroup> sourceGroups = new ArrayList<>();
    private final List<Bandwidth> bandwidths = new ArrayList<>();
    private Optional<JingleApplication.Encryption> encryption = Optional.empty();
    private boolean mixed;
    private boolean mux;

    JingleApplication.Rtp read(Cursor cursor) throws XMLStreamException, BodyException {
        String media = cursor.attribute("media");
        PayloadXmlReader reader = new PayloadXmlReader(media);
        cursor.mixed(child -> {
            if (child.is(RTP, "payload-type")) {
                reader.read(child)
                        .filter(payload -> payloads.size() < MOST
                                && payloads.stream().noneMatch(known -> known.id() == payload.id()))
                        .ifPresent(payloads::add);
            } else {
                child(child);
            }
        });
        return new JingleApplication.Rtp(media, format(), encryption);
    }

    /** An interval of 0 alone only says that early feedback is spoken (XEP-0293 section 3.3). */
    private Format format() {
        boolean early = !feedback.isEmpty()
                || payloads.stream().anyMatch(payload -> !payload.feedback().isEmpty());
        if (feedback.size() == 1 && feedback.getFirst().equals(Feedback.of(Feedback.REPORT_INTERVAL, "0"))) {
            feedback.clear();
        }
        return new Format(payloads, feedback, extensions, mixed, sources, sourceGroups, bandwidths, mux, early);
    }

    private void child(Cursor cursor) throws XMLStreamException, BodyException {
        if (cursor.is(RTP, "encryption")) {
            encryption = Optional.of(encryption(cursor));
        } else if (cursor.is(RTP, "bandwidth")) {
            bandwidth(cursor);
        } else if (cursor.isIn(FEEDBACK)) {
            FeedbackXml.read(cursor).filter(message -> feedback.size() < MOST).ifPresent(feedback::add);
        } else if (cursor.is(SOURCES, "source")) {
            SourceXml.source(cursor).filter(source -> sources.size() < MOST).ifPresent(sources::add);
        } else if (cursor.is(SOURCES, "ssrc-group")) {
            SourceXml.group(cursor).filter(group -> sourceGroups.size() < MOST).ifPresent(sourceGroups::add);
        } else {
            if (cursor.is(RTP, "rtcp-mux")) {
                mux = true;
            } else if (cursor.is(HEADER_EXTENSIONS, "rtp-hdrext")) {
                extension(cursor);
            } else if (cursor.is(HEADER_EXTENSIONS, "extmap-allow-mixed")) {
                mixed = true;
            }
            cursor.skip();
        }
    }

    private void extension(Cursor cursor) {
        OptionalInt id = Numbers.whole(cursor.attribute("id"), 1, HIGHEST_EXTENSION);
        String uri = cursor.attribute("uri");
        if (id.isPresent() && Numbers.isWord(uri) && extensions.size() < MOST) {
            Senders senders = Senders.of(cursor.attribute("senders")).orElse(Senders.BOTH);
            extensions.add(new HeaderExtension(id.getAsInt(), uri, senders.direction(Role.INITIATOR)));
        }
    }

    private void bandwidth(Cursor cursor) throws XMLStreamException, BodyException {
        String type = cursor.attribute("type");
        OptionalLong value = Numbers.large(cursor.text().strip(), Long.MAX_VALUE);
        if (value.isPresent() && Numbers.isWord(type) && type.indexOf(':') < 0 && bandwidths.size() < MOST) {
            bandwidths.add(new Bandwidth(type, value.getAsLong()));
        }
    }

    private static JingleApplication.Encryption encryption(Cursor cursor) throws XMLStreamException, BodyException {
        String required = cursor.attribute("required");
        List<Crypto> cryptos = new ArrayList<>();
        List<ZrtpHash> hashes = new ArrayList<>();
        cursor.mixed(child -> {
            if (child.is(RTP, "crypto")) {
                crypto(child).filter(crypto -> cryptos.size() < MOST).ifPresent(cryptos::add);
                child.skip();
            } else if (child.is(ZRTP, "zrtp-hash")) {
                String version = child.attribute("version");
                String hash = child.text().strip();
                if (Numbers.isWord(version) && Numbers.isWord(hash) && hashes.size() < MOST) {
                    hashes.add(new ZrtpHash(version, hash));
                }
            } else {
                child.skip();
            }
        });
        return new JingleApplication.Encryption(required.equals("true") || required.equals("1"), cryptos, hashes);
    }

    private static Optional<Crypto> crypto(Cursor cursor) {
        String tag = cursor.attribute("tag");
        String suite = cursor.attribute("crypto-suite");
        String key = cursor.attribute("key-params");
        return Numbers.isWord(tag) && Numbers.isWord(suite) && Numbers.isWord(key)
                ? Optional.of(new Crypto(
                        tag,
                        suite,
                        key,
                        JingleXmlReader.optional(
                                cursor.attribute("session-params").strip())))
                : Optional.empty();
    }
}
