package org.isthmus.gateway.call;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/** What real programs sent, from {@code captures/} on the class path. */
public final class Captures {

    private static final List<String> KINDS = List.of(
            "dtls", "ice", "ice-dtls", "ice-dtls-video", "plain", "plain-video", "savpf", "sdes", "sdes-must", "turn");

    private static final List<String> DINO = List.of(
            "answers-bundle-video",
            "answers-direct-dtls",
            "answers-jmi-dtls",
            "answers-plain-rtp",
            "answers-rawudp",
            "dino-audio",
            "dino-audio-2",
            "dino-audio-turn-trickle",
            "dino-video");

    private Captures() {}

    /** Names of all recorded descriptions of SIP calls. */
    public static Stream<String> descriptions() {
        return KINDS.stream()
                .flatMap(kind -> Stream.of("baresip-" + kind + "-offer.sdp", "baresip-" + kind + "-answer.sdp"));
    }

    /** Every {@code <jingle/>} element of the recorded Jingle sessions, in order. */
    public static Stream<String> jingleElements() {
        return DINO.stream().flatMap(name -> jingleElements("dino-" + name + ".xml"));
    }

    /** The {@code <jingle/>} elements of one recorded session. */
    public static Stream<String> jingleElements(String file) {
        String text = read(file);
        Stream.Builder<String> found = Stream.builder();
        for (int start = text.indexOf("<jingle "); start >= 0; start = text.indexOf("<jingle ", start + 1)) {
            found.add(text.substring(start, text.indexOf("</jingle>", start) + "</jingle>".length()));
        }
        return found.build();
    }

    public static String read(String name) {
        try (InputStream in = Captures.class.getResourceAsStream("/captures/" + name)) {
            if (in == null) {
                throw new IOException("no captures/" + name + " on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
