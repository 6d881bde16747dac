package org.isthmus.media.video;

/** How one stream's packets become pictures. One thread. */
record Decoding(Depacketizer depacketizer, PictureDecoder decoder) {

    static Decoding of(VideoCodec codec, PictureDecoder decoder) {
        return new Decoding(codec.depacketizer(), decoder);
    }
}
