package org.isthmus.gateway.call.sdp;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.isthmus.media.description.Content;
import org.isthmus.media.description.Direction;
import org.isthmus.media.description.Format.HeaderExtension;
import org.isthmus.media.description.Format.Source;
import org.isthmus.media.description.Format.SourceGroup;
import org.isthmus.media.description.PayloadType;
import org.isthmus.media.description.Security;

/** The lines of one content that are not about its transport. */
final class ContentWriter {

    private static final String EVERY = "*";

    private final Content content;
    private final List<SdpLine> lines = new ArrayList<>();

    private ContentWriter(Content content) {
        this.content = content;
    }

    /** Everything from the payload types to the keys. */
    static List<SdpLine> lines(Content content, String protocol) {
        ContentWriter writer = new ContentWriter(content);
        content.payloads().forEach(writer::payload);
        content.format().feedback().forEach(message -> writer.lines.add(FeedbackLine.line(EVERY, message)));
        writer.least("ptime", PayloadType::packetTime);
        writer.least("maxptime", PayloadType::maxPacketTime);
        writer.lines.add(SdpLine.flag(Directions.word(content.direction())));
        if (content.format().rtcpMux()) {
            writer.lines.add(SdpLine.flag("rtcp-mux"));
        }
        content.format().headerExtensions().forEach(writer::extension);
        if (content.format().mixedHeaderExtensions()) {
            writer.lines.add(SdpLine.flag("extmap-allow-mixed"));
        }
        writer.security(content.security(), RtpProfile.isOpen(protocol));
        content.format().sourceGroups().forEach(writer::sourceGroup);
        content.format().sources().forEach(writer::source);
        return writer.lines;
    }

    static MediaLine mediaLine(Content content, int port, String protocol) {
        return new MediaLine(
                content.kind().name().toLowerCase(Locale.ROOT),
                port,
                protocol,
                content.payloads().stream()
                        .map(payload -> Integer.toString(payload.id()))
                        .toList());
    }

    private void payload(PayloadType payload) {
        String id = Integer.toString(payload.id());
        String channels = payload.channels() > 1 ? "/" + payload.channels() : "";
        attribute("rtpmap", id + " " + payload.name() + "/" + payload.clockRate() + channels);
        String parameters = FormatParameters.text(payload);
        if (!parameters.isEmpty()) {
            attribute("fmtp", id + " " + parameters);
        }
        payload.feedback().forEach(message -> lines.add(FeedbackLine.line(id, message)));
    }

    /** SDP has one value for all payload types: the least suits everyone. */
    private void least(String name, Function<PayloadType, OptionalInt> value) {
        content.payloads().stream()
                .map(value)
                .flatMapToInt(OptionalInt::stream)
                .min()
                .ifPresent(least -> attribute(name, Integer.toString(least)));
    }

    private void extension(HeaderExtension extension) {
        String direction =
                extension.direction() == Direction.SEND_RECEIVE ? "" : "/" + Directions.word(extension.direction());
        attribute("extmap", extension.id() + direction + " " + extension.uri());
    }

    /** Where the protocol says that DTLS is spoken, keys in the description would contradict it. */
    private void security(Security security, boolean open) {
        if (security.hasDtls()) {
            security.fingerprints().forEach(print -> attribute("fingerprint", print.hash() + " " + print.value()));
            security.setup().ifPresent(setup -> attribute("setup", setup.name().toLowerCase(Locale.ROOT)));
        }
        if (open || !security.hasDtls()) {
            security.cryptos()
                    .forEach(crypto -> attribute(
                            "crypto",
                            crypto.tag() + " " + crypto.suite() + " " + crypto.keyParameters()
                                    + crypto.sessionParameters()
                                            .map(parameters -> " " + parameters)
                                            .orElse("")));
        }
        security.zrtpHashes().forEach(hash -> attribute("zrtp-hash", hash.version() + " " + hash.hash()));
    }

    private void sourceGroup(SourceGroup group) {
        attribute(
                "ssrc-group",
                group.ssrcs().stream()
                        .map(ssrc -> Long.toString(ssrc))
                        .collect(Collectors.joining(" ", group.semantics() + " ", "")));
    }

    private void source(Source source) {
        source.parameters()
                .forEach(parameter -> attribute(
                        "ssrc",
                        source.ssrc() + " " + parameter.name()
                                + (parameter.value().isEmpty() ? "" : ":" + parameter.value())));
    }

    private void attribute(String name, String value) {
        lines.add(SdpLine.attribute(name, value));
    }
}
