package org.isthmus.gateway.call.jingle;

import static org.isthmus.gateway.call.jingle.Namespaces.HEADER_EXTENSIONS;
import static org.isthmus.gateway.call.jingle.Namespaces.RTP;
import static org.isthmus.gateway.call.jingle.Namespaces.ZRTP;

import java.util.OptionalInt;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.isthmus.media.description.Feedback;
import org.isthmus.media.description.Format;
import org.isthmus.media.description.Format.Bandwidth;
import org.isthmus.media.description.Format.HeaderExtension;
import org.isthmus.media.description.Format.Source;
import org.isthmus.media.description.Format.SourceGroup;
import org.isthmus.media.description.Parameter;
import org.isthmus.media.description.PayloadType;
import org.isthmus.media.description.Security.Crypto;
import org.isthmus.media.description.Security.ZrtpHash;

/** Writes the description of media over RTP, elements in the order of the schema (XEP-0167 section 13.1). */
final class RtpWriter {

    private RtpWriter() {}

    static void write(XMLStreamWriter writer, JingleApplication.Rtp rtp) throws XMLStreamException {
        Format format = rtp.format();
        Tags.start(writer, RTP, "description", "media", rtp.media());
        for (PayloadType payload : format.payloads()) {
            payload(writer, payload);
        }
        if (rtp.encryption().isPresent()) {
            encryption(writer, rtp.encryption().get());
        }
        for (Bandwidth limit : format.bandwidths()) {
            Tags.start(writer, "", "bandwidth", "type", limit.type());
            Tags.text(writer, Long.toString(limit.value()));
            writer.writeEndElement();
        }
        feedback(writer, format);
        for (HeaderExtension extension : format.headerExtensions()) {
            Senders senders = Senders.of(extension.direction(), Role.INITIATOR);
            Tags.empty(
                    writer,
                    HEADER_EXTENSIONS,
                    "rtp-hdrext",
                    "id",
                    Integer.toString(extension.id()),
                    "uri",
                    extension.uri(),
                    "senders",
                    senders == Senders.BOTH ? "" : senders.word());
        }
        if (format.mixedHeaderExtensions()) {
            Tags.empty(writer, HEADER_EXTENSIONS, "extmap-allow-mixed");
        }
        for (SourceGroup group : format.sourceGroups()) {
            SourceXml.write(writer, group);
        }
        for (Source source : format.sources()) {
            SourceXml.write(writer, source);
        }
        if (format.rtcpMux()) {
            Tags.empty(writer, "", "rtcp-mux");
        }
        writer.writeEndElement();
    }

    /** Where early feedback is spoken and no message is named, an interval says so (XEP-0293 section 3.3). */
    private static void feedback(XMLStreamWriter writer, Format format) throws XMLStreamException {
        for (Feedback feedback : format.feedback()) {
            FeedbackXml.write(writer, feedback);
        }
        boolean named = !format.feedback().isEmpty()
                || format.payloads().stream()
                        .anyMatch(payload -> !payload.feedback().isEmpty());
        if (format.feedbackProfile() && !named) {
            FeedbackXml.write(writer, Feedback.of(Feedback.REPORT_INTERVAL, "0"));
        }
    }

    private static void payload(XMLStreamWriter writer, PayloadType payload) throws XMLStreamException {
        Tags.start(
                writer,
                "",
                "payload-type",
                "id",
                Integer.toString(payload.id()),
                "name",
                payload.name(),
                "clockrate",
                Integer.toString(payload.clockRate()),
                "channels",
                payload.channels() > 1 ? Integer.toString(payload.channels()) : "",
                "ptime",
                text(payload.packetTime()),
                "maxptime",
                text(payload.maxPacketTime()));
        for (Parameter parameter : payload.parameters()) {
            Tags.parameter(writer, parameter);
        }
        for (Feedback feedback : payload.feedback()) {
            FeedbackXml.write(writer, feedback);
        }
        writer.writeEndElement();
    }

    private static String text(OptionalInt number) {
        return number.isPresent() ? Integer.toString(number.getAsInt()) : "";
    }

    private static void encryption(XMLStreamWriter writer, JingleApplication.Encryption encryption)
            throws XMLStreamException {
        Tags.start(writer, "", "encryption", "required", encryption.required() ? "true" : "");
        for (Crypto crypto : encryption.cryptos()) {
            Tags.empty(
                    writer,
                    "",
                    "crypto",
                    "crypto-suite",
                    crypto.suite(),
                    "key-params",
                    crypto.keyParameters(),
                    "session-params",
                    crypto.sessionParameters().orElse(""),
                    "tag",
                    crypto.tag());
        }
        for (ZrtpHash hash : encryption.zrtpHashes()) {
            Tags.start(writer, ZRTP, "zrtp-hash", "version", hash.version());
            Tags.text(writer, hash.hash());
            writer.writeEndElement();
        }
        writer.writeEndElement();
    }
}
