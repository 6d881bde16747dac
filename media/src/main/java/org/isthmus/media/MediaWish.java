package org.isthmus.media;

import org.isthmus.media.description.MediaKind;

/**
 * What this side wants to send and take.
 *
 * @param audio whether there is sound at all
 * @param video whether there is a picture
 * @param held whether the other side is kept waiting: nothing of it is taken (RFC 3264 section 8.4)
 */
public record MediaWish(boolean audio, boolean video, boolean held) {

    public static final MediaWish AUDIO = new MediaWish(true, false, false);

    public boolean wants(MediaKind kind) {
        return switch (kind) {
            case AUDIO -> audio;
            case VIDEO -> video;
        };
    }

    public MediaWish held(boolean changed) {
        return new MediaWish(audio, video, changed);
    }

    public MediaWish video(boolean changed) {
        return new MediaWish(audio, changed, held);
    }
}
