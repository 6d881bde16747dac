package org.isthmus.media.rtp;

/** Takes packets of the other side, checked and without protection. On a thread of the path; must not block. */
public interface MediaSink {

    /** Takes nothing. */
    MediaSink NONE = new MediaSink() {
        @Override
        public void rtp(byte[] packet) {
            // Nobody listens yet.
        }

        @Override
        public void rtcp(byte[] packet) {
            // Nobody listens yet.
        }
    };

    void rtp(byte[] packet);

    void rtcp(byte[] packet);
}
