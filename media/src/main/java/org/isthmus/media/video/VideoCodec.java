package org.isthmus.media.video;

import java.util.List;
import org.isthmus.media.MediaException;

/** A way of encoding pictures and of carrying them in RTP. */
interface VideoCodec {

    /** @throws MediaException where the library does not work */
    PictureEncoder encoder(int width, int height, int bitRate) throws MediaException;

    /** @throws MediaException where the library does not work */
    PictureDecoder decoder() throws MediaException;

    /** Cuts an encoded picture into the payloads of packets; one for each stream. */
    Packetizer packetizer();

    /** Puts payloads together again; one for each stream. */
    Depacketizer depacketizer();

    /** One thread. */
    @FunctionalInterface
    interface Packetizer {
        List<byte[]> payloads(byte[] picture);
    }
}
