package org.isthmus.gateway.call.jingle;

import static org.isthmus.gateway.call.jingle.Namespaces.FEEDBACK;
import static org.isthmus.gateway.call.jingle.Namespaces.RTP;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import javax.xml.stream.XMLStreamException;
import org.isthmus.gateway.call.Numbers;
import org.isthmus.gateway.call.StaticPayloads;
import org.isthmus.gateway.sip.body.BodyException;
import org.isthmus.gateway.sip.body.SafeXml.Cursor;
import org.isthmus.media.description.Feedback;
import org.isthmus.media.description.Parameter;
import org.isthmus.media.description.PayloadType;

/** Reads a payload type (XEP-0167 section 5). */
final class PayloadXmlReader {

    private static final int HIGHEST = 127;
    private static final int LONGEST_PACKET = 10_000;
    private static final int MOST = 64;

    private final boolean video;

    PayloadXmlReader(String media) {
        video = media.equals("video");
    }

    /** Empty for one that neither its number nor its name says what it is. */
    Optional<PayloadType> read(Cursor cursor) throws XMLStreamException, BodyException {
        OptionalInt id = Numbers.whole(cursor.attribute("id"), 0, HIGHEST);
        String name = cursor.attribute("name");
        OptionalInt rate = Numbers.whole(cursor.attribute("clockrate"), 1, Integer.MAX_VALUE);
        OptionalInt channels = Numbers.whole(cursor.attribute("channels"), 1, 255);
        OptionalInt packetTime = Numbers.whole(cursor.attribute("ptime"), 1, LONGEST_PACKET);
        OptionalInt maxPacketTime = Numbers.whole(cursor.attribute("maxptime"), 1, LONGEST_PACKET);
        List<Parameter> parameters = new ArrayList<>();
        List<Feedback> feedback = new ArrayList<>();
        cursor.mixed(child -> {
            if (child.is(RTP, "parameter")) {
                if (parameters.size() < MOST) {
                    parameters.add(new Parameter(child.attribute("name"), child.attribute("value")));
                }
                child.skip();
            } else if (child.isIn(FEEDBACK)) {
                FeedbackXml.read(child)
                        .filter(message -> feedback.size() < MOST)
                        .ifPresent(feedback::add);
            } else {
                child.skip();
            }
        });
        return id.isEmpty()
                ? Optional.empty()
                : encoding(id.getAsInt(), name, rate, channels)
                        .map(plain -> new PayloadType(
                                plain.id(),
                                plain.name(),
                                plain.clockRate(),
                                plain.channels(),
                                packetTime,
                                maxPacketTime,
                                parameters,
                                feedback));
    }

    private Optional<PayloadType> encoding(int id, String name, OptionalInt rate, OptionalInt channels) {
        Optional<PayloadType> known = StaticPayloads.of(id)
                .filter(payload -> name.isEmpty() || payload.name().equalsIgnoreCase(name));
        if (!name.isEmpty() && !isEncoding(name)) {
            return Optional.empty();
        }
        if (known.isPresent()) {
            PayloadType payload = known.get();
            return Optional.of(PayloadType.of(
                    id,
                    name.isEmpty() ? payload.name() : name,
                    rate.orElse(payload.clockRate()),
                    channels.orElse(payload.channels())));
        }
        return name.isEmpty()
                ? Optional.empty()
                : Optional.of(PayloadType.of(id, name, rate.orElse(usual(name)), channels.orElse(1)));
    }

    private int usual(String name) {
        if (video) {
            return 90_000;
        }
        return name.toLowerCase(Locale.ROOT).equals("opus") ? 48_000 : 8000;
    }

    private static boolean isEncoding(String name) {
        return Numbers.isWord(name) && name.indexOf('/') < 0;
    }
}
