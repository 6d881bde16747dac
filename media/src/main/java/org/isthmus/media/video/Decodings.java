package org.isthmus.media.video;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.isthmus.media.MediaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Decodes each payload type that was agreed in its own way, as the other side may go from one to another. One thread. */
final class Decodings implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Decodings.class);

    private final Map<Integer, VideoCodec> codecs;
    private final Map<Integer, Decoding> open = new HashMap<>();
    private int current = -1;
    private boolean changed;

    /** @param codecs by payload type; one that does not work is not asked again */
    Decodings(Map<Integer, VideoCodec> codecs) {
        this.codecs = new HashMap<>(codecs);
    }

    /** Opens the decoder of a payload type now; nothing where there is none. */
    void prepare(int payloadType) throws MediaException {
        VideoCodec codec = codecs.get(payloadType);
        if (codec != null) {
            open.put(payloadType, Decoding.of(codec, codec.decoder()));
        }
    }

    /** Empty for a payload type that was not agreed or cannot be decoded. */
    Optional<Decoding> of(int payloadType) {
        Optional<Decoding> decoding = Optional.ofNullable(open.get(payloadType)).or(() -> open(payloadType));
        if (decoding.isPresent() && current != payloadType) {
            changed |= current >= 0;
            current = payloadType;
        }
        return decoding;
    }

    private Optional<Decoding> open(int payloadType) {
        VideoCodec codec = codecs.remove(payloadType);
        if (codec == null) {
            return Optional.empty();
        }
        try {
            Decoding made = Decoding.of(codec, codec.decoder());
            open.put(payloadType, made);
            return Optional.of(made);
        } catch (MediaException e) {
            LOG.warn("{}", e.getMessage(), e);
            return Optional.empty();
        }
    }

    /** Whether the encoding is another one than when this was asked last. */
    boolean hasChanged() {
        boolean was = changed;
        changed = false;
        return was;
    }

    @Override
    public void close() {
        open.values().forEach(decoding -> decoding.decoder().close());
    }
}
