package org.isthmus.media.device;

import java.util.Optional;
import java.util.function.Function;
import org.isthmus.media.VoiceCare;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the processor of each call. Where the library does not run on this computer, calls do without, and the log says so once. */
final class VoiceProcessors {

    private static final Logger LOG = LoggerFactory.getLogger(VoiceProcessors.class);

    private final Function<VoiceCare, VoiceProcessor> maker;
    private boolean missing;

    VoiceProcessors(Function<VoiceCare, VoiceProcessor> maker) {
        this.maker = maker;
    }

    /** Empty where nothing is to be done, or nothing can be. Takes about 0.2 s the first time. Any thread. */
    synchronized Optional<VoiceProcessor> make(VoiceCare care) {
        if (missing || care.equals(VoiceCare.NONE)) {
            return Optional.empty();
        }
        try {
            return Optional.of(maker.apply(care));
        } catch (LinkageError | RuntimeException e) {
            missing = true;
            LOG.warn("Calls go without echo cancellation; its library does not run on this computer: {}", reason(e));
            LOG.debug("The library for sound processing could not be loaded", e);
            return Optional.empty();
        }
    }

    private static String reason(Throwable failure) {
        Throwable cause = Optional.ofNullable(failure.getCause()).orElse(failure);
        return String.valueOf(cause.getMessage());
    }
}
