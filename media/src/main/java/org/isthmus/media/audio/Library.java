package org.isthmus.media.audio;

import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.isthmus.media.MediaException;
import org.jitsi.service.libjitsi.LibJitsi;
import org.jitsi.service.neomedia.MediaService;

/**
 * The one libjitsi of the process. It is configured by system properties, which it reads while its classes load; those are
 * set here and nowhere else, before the first of its classes is touched.
 */
public final class Library {

    private static final String DEVICES = "org.jitsi.impl.neomedia.device.";

    private static final Map<String, String> PROPERTIES = Map.of(
            // The native part of PortAudio lacks a library on Linux and ends the process.
            DEVICES + "PortAudioSystem.disabled",
            "true",
            // Without a sound server it waits and fails.
            DEVICES + "PulseAudioSystem.disabled",
            String.valueOf(!SoundServer.answers()),
            DEVICES + "Video4Linux2System.disabled",
            "true",
            DEVICES + "ImgStreamingSystem.disabled",
            "true",
            // A desktop does not run in that cloud, and must not ask its metadata service over HTTP.
            "ice4j.harvest.mapping.aws.enabled",
            "false",
            // RFC 7675 section 5.1: every five seconds, and the consent ends after thirty without an answer.
            "ice4j.consent-freshness.interval",
            "5 seconds",
            "ice4j.consent-freshness.original-wait-interval",
            "500 milliseconds",
            "ice4j.consent-freshness.max-wait-interval",
            "5 seconds",
            "ice4j.consent-freshness.max-retransmissions",
            "8",
            "ice4j.harvest.timeout",
            "5 seconds");

    /** They tell of every packet that is odd, and log addresses of the person. Held, as java.util.logging forgets them. */
    private static final Map<Logger, Level> LOGGERS = Map.of(
            Logger.getLogger("org.jitsi"), Level.WARNING,
            Logger.getLogger("org.ice4j"), Level.SEVERE,
            Logger.getLogger("net.sf.fmj"), Level.WARNING,
            Logger.getLogger("JitsiConfig"), Level.WARNING,
            // A packet that is on its way when its stream ends.
            Logger.getLogger("org.jitsi.impl.neomedia.RTPConnectorOutputStream"), Level.OFF,
            // It misses the sound systems that are switched off above.
            Logger.getLogger("org.jitsi.impl.neomedia.device.DeviceConfiguration"), Level.OFF);

    private Library() {}

    /** Sets what must be set before any class of ICE or of the codecs is loaded. */
    public static void configure() {
        PROPERTIES.forEach((name, value) -> {
            if (System.getProperty(name) == null) {
                System.setProperty(name, value);
            }
        });
        LOGGERS.forEach(Logger::setLevel);
    }

    /**
     * Starts the library, which takes about a second the first time.
     *
     * @throws MediaException where its native part does not work on this computer
     */
    public static void start() throws MediaException {
        service();
    }

    /** One caller after the other: the library registers its codecs twice at once, and then lacks some, where two start it. */
    static synchronized MediaService service() throws MediaException {
        configure();
        try {
            LibJitsi.start();
            MediaService service = LibJitsi.getMediaService();
            G722.register();
            return service;
        } catch (LinkageError | RuntimeException e) {
            throw new MediaException(
                    MediaException.Cause.LOCAL, "The sound library does not work on this computer.", e);
        }
    }
}
