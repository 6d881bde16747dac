package org.isthmus.media.description;

/** What a content carries. */
public enum MediaKind {
    AUDIO,
    VIDEO
}
